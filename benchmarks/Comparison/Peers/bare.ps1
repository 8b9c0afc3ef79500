# The bare start of pwsh: an empty script.
