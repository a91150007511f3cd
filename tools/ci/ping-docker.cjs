// Ends well if a Docker daemon answers at the socket: node ping-docker.cjs /var/run/docker.sock
const { request } = require('node:http');

const asked = request({ socketPath: process.argv[2], path: '/_ping', timeout: 2_000 }, (response) => {
  process.exit(response.statusCode === 200 ? 0 : 1);
});
asked.on('error', () => process.exit(1));
asked.on('timeout', () => process.exit(1));
asked.end();
