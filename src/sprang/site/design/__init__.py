"""The living page of the design system."""
