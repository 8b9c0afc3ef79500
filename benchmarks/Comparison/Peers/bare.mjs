// The bare start of Node.js.
