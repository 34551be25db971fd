import { parseAllDocuments } from 'yaml';
import { api } from './shared-api';

const isRoute = ({ kind }: any) => /^Ingress$|Route(TCP)?$/.test(kind);

/**
 * Applies manifests: routes last, so that nothing that they name is late. Gives what the API server warns of.
 *
 * @throws at the first object that it does not take
 */
export async function apply(manifests: string): Promise<readonly string[]> {
  const objects = parseAllDocuments(manifests).map(document => document.toJS()).filter(object => object !== null);
  const warnings: string[] = [];
  for (const object of [...objects.filter(each => !isRoute(each)), ...objects.filter(isRoute)]) {
    warnings.push(...await api().apply(object));
  }
  return warnings;
}
