// Fills an app with charts of load balancers, by hand or with the library.
const { Chart } = require('cdk8s');

const ips = count => Array.from({ length: count }, (_, i) => `10.${20 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}`);

module.exports = function build(app, write, { charts, each, backends }) {
  const addresses = ips(backends);
  for (let c = 0; c < charts; c++) {
    const chart = new Chart(app, `chart-${c}`, { namespace: 'bench' });
    for (let i = 0; i < each; i++) {
      write(chart, `lb-${i}`, { name: `lb-${c}-${i}`, ips: addresses, host: `h${c}-${i}.example.com` });
    }
  }
};
