"""When a happening was: which date is whose, and what a story lends to what is told without one."""
