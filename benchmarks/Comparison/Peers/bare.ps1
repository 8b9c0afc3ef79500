# The bare start of the host.
1 | Out-Null
