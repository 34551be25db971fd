export { State } from './finding';
export { asJson, asText } from './output';
export { preflight } from './run';
