import { clearNamespaces } from './namespaces';
import { closeApi } from './shared-api';

afterAll(async () => {
  await clearNamespaces();
  closeApi();
});
