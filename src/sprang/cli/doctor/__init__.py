"""Looking the whole house over: each check answers with findings."""
