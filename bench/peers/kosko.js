// What `kosko generate` does but for reading its environment: node kosko.js <size as JSON>
const { join } = require('node:path');
const { generate, print, PrintFormat } = require('@kosko/generate');

process.env.BENCH_SIZE = process.argv[2];

generate({ path: join(__dirname, 'kosko'), components: ['*'], extensions: ['mjs'], validate: true })
  .then(result => print(result, { format: PrintFormat.YAML, writer: process.stdout }));
