/** Characters that no XML document can hold, and those that turn the direction of the text around them. */
// eslint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Text in XML or HTML, between tags or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(UNFIT, '\ufffd').replace(/[&<>"']/g, character => ENTITIES[character]);
}

/** Text in a quoted label of Mermaid: all but plain characters stand there by their numbers. */
export function inMermaid(text: string): string {
  return [...text.replace(UNFIT, '\ufffd').replace(/\s+/g, ' ')].map(each => /[A-Za-z0-9 .,:/_-]/.test(each) ? each : `#${each.codePointAt(0)};`).join('');
}
