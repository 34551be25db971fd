/** The value that a part of the values is below, such as half of them. */
function quantile(values, part) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)];
}

function median(values) {
  return quantile(values, 0.5);
}

module.exports = { median, quantile };
