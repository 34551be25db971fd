import { IngressObject } from '../../translation/ingress';
import { Manifest } from '../input';

/** With texts as the values of annotations: the API server takes no others, and what is meant is the text. */
export function ingressObject({ value }: Manifest): IngressObject {
  const { annotations } = value.metadata ?? {};
  const texts = Object.fromEntries(Object.entries(annotations ?? {}).map(([key, each]) => [key, String(each)]));
  return annotations === undefined ? value : { ...value, metadata: { ...value.metadata, annotations: texts } };
}

/** Whether an Ingress has all paths of another one that lead to a Service, to the letter. */
export function coversAll(canary: Manifest, main: Manifest, service: string): boolean {
  const own = new Set(pathsIn(canary).map(({ key }) => key));
  return pathsIn(main).every(({ key, to }) => to !== service || own.has(key));
}

function pathsIn({ value }: Manifest): { readonly key: string; readonly to: string | undefined }[] {
  const rules: readonly any[] = value.spec?.rules ?? [];
  return rules.flatMap(({ host = '', http }) => ((http?.paths ?? []) as readonly any[]).map(({ path, pathType, backend }) => (
    { key: JSON.stringify([host, path || '/', pathType ?? 'ImplementationSpecific']), to: backend?.service?.name }
  )));
}
