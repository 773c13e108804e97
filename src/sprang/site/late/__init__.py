"""Forms that came too late: what was typed is kept and stands in the form again."""
