"""Pipeline components: each declares what it reads and writes, and keeps its rules and lists beside it."""
