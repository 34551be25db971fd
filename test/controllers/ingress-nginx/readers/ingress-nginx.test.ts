import { IngressController } from '../../../../src';
import { ANNOTATION_NAMES } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { INGRESS_NGINX_READER } from '../../../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { loadBalancer } from '../../../support';

test('it reads every annotation that it has', () => {
  expect(ANNOTATION_NAMES.filter(name => INGRESS_NGINX_READER.unread(name) !== undefined)).toStrictEqual([]);
});

test('it is the controller that the report names, with its class', () => {
  expect(loadBalancer().report.controller).toBe('ingress-nginx (class nginx)');
  expect(loadBalancer({ controller: IngressController.ingressNginx({ className: 'edge' }) }).report.controller).toBe('ingress-nginx (class edge)');
});

test('it redirects a whole host where one Ingress has a certificate for it', () => {
  expect(INGRESS_NGINX_READER.certificateHoldsForHost).toBe(true);
});
