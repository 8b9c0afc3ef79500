# The bare start of the host: an empty script.
