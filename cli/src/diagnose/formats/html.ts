import type { Report } from '.';
import { objectName, printable, summary } from './summary';

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
article{border-left:.3rem solid;padding:.1rem 1rem;margin:1rem 0}.error{border-color:#c62828}.warning{border-color:#b26a00}.info{border-color:#1565c0}
h2{font-size:1rem;margin:.5rem 0}p{margin:.3rem 0}code{overflow-wrap:anywhere}`;

/** One page that works without a network: no script, nothing loaded. */
export function html({ findings, objects }: Report): string {
  const articles = findings.map(finding => `<article class="${finding.severity}">
<h2>${finding.severity}: <code>${escape(`${finding.file}:${finding.line}:${finding.column}`)}</code> ${escape(objectName(finding))}</h2>
<p>${escape(finding.message)}</p>
<p><strong>Why</strong> ${escape(finding.why)}</p>
<p><strong>Fix</strong> ${escape(finding.fix)}</p>
<p><code>${escape(finding.rule)}</code></p>
</article>`).join('\n');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Diagnosis of manifests</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Diagnosis of manifests</h1>
<p>${escape(summary(findings, objects))}</p>
${articles}
</main>
</body>
</html>
`;
}

function escape(words: string): string {
  return printable(words).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
