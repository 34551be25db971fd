// Draws seconds over load balancers, both by their logarithms, as an SVG that is readable in light and dark.
const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 60;
const RIGHT = 210;
const TOP = 20;
const BOTTOM = 50;
const COLOURS = ['#d62728', '#7f7f7f', '#1f77b4', '#17becf', '#8c564b', '#2ca02c', '#9467bd', '#ff7f0e'];

module.exports = function plot(rows) {
  const names = Object.keys(rows[0].seconds);
  const all = rows.flatMap(({ seconds }) => Object.values(seconds));
  const [low, high] = [10 ** Math.floor(Math.log10(Math.min(...all))), 10 ** Math.ceil(Math.log10(Math.max(...all)))];
  const x = each => LEFT + Math.log10(each / rows[0].each) / Math.log10(rows.at(-1).each / rows[0].each) * (WIDTH - LEFT - RIGHT);
  const y = seconds => HEIGHT - BOTTOM - Math.log10(seconds / low) / Math.log10(high / low) * (HEIGHT - TOP - BOTTOM);
  const decades = Array.from({ length: Math.round(Math.log10(high / low)) + 1 }, (_, i) => low * 10 ** i);
  const text = (at, up, words, more = '') => `<text x="${at.toFixed(1)}" y="${up.toFixed(1)}" ${more}>${words}</text>`;
  // The ends of the lines are named beside the plot, in their order, without one on another.
  const ends = names.map((name, i) => ({ name, i, last: rows.filter(({ seconds }) => seconds[name] !== undefined).at(-1) }))
    .map(end => ({ ...end, at: y(end.last.seconds[end.name]) })).sort((a, b) => a.at - b.at);
  ends.forEach((end, i) => end.at = Math.max(end.at, i === 0 ? 0 : ends[i - 1].at + 18));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Seconds of processor time by load balancers" font-family="sans-serif" font-size="13">`,
    '<style>text { fill: #555 } @media (prefers-color-scheme: dark) { text { fill: #bbb } }</style>',
    ...decades.map(each => `<path d="M${LEFT} ${y(each).toFixed(1)}H${WIDTH - RIGHT}" stroke="#8884" />${text(LEFT - 8, y(each) + 4, `${Number(each.toPrecision(3))} s`, 'text-anchor="end"')}`),
    ...rows.map(({ each }) => text(x(each), HEIGHT - BOTTOM + 20, each.toLocaleString('en'), 'text-anchor="middle"')),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 'load balancers', 'text-anchor="middle"'),
    ...names.map((name, i) => {
      const points = rows.filter(({ seconds }) => seconds[name] !== undefined).map(({ each, seconds }) => `${x(each).toFixed(1)} ${y(seconds[name]).toFixed(1)}`);
      return `<path d="M${points.join('L')}" fill="none" stroke="${COLOURS[i]}" stroke-width="${i === 0 ? 3 : 1.5}" />`;
    }),
    ...ends.map(({ name, i, last, at }) => `<path d="M${x(last.each).toFixed(1)} ${y(last.seconds[name]).toFixed(1)}L${WIDTH - RIGHT + 12} ${at.toFixed(1)}" stroke="${COLOURS[i]}" stroke-dasharray="2 3" fill="none" />${text(WIDTH - RIGHT + 16, at + 4, name, `style="fill: ${COLOURS[i]}"`)}`),
    '</svg>',
    '',
  ].join('\n');
};
