// What a user's program does: builds one app and writes its files. Prints the milliseconds of CPU that this took beyond loading.
// node bench/synth.js by-hand|by-library <size as JSON> <folder>
const { App } = require('cdk8s');
const build = require('./build');

const [, , way, size, outdir] = process.argv;
const write = require(`./${way}`);

const start = process.cpuUsage();
const app = new App({ outdir });
build(app, write, JSON.parse(size));
app.synth();
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
