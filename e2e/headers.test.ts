import { HeaderValue, IngressController } from '../src';
import { CLIENT, STOCK_FRONT_DOOR } from './support/addresses';
import { record } from './support/results';
import { ask, hostOf, loadBalancer, serve } from './support/scene';
import { until } from './support/wait';

const ODD = 'a "b" \\c ; { } # $request_id ${host} %41';

describe('headers by a snippet', () => {
  beforeAll(async () => serve('headers', chart => loadBalancer(chart, {
    responseHeaders: {
      'X-Real-IP': HeaderValue.clientIp(),
      'Backend-Pod': HeaderValue.backendAddress(),
      'X-Service': HeaderValue.serviceName(),
      'X-Plain': HeaderValue.literal('a b; c'),
    },
    blockedUserAgents: ['Scrapy'],
  })));

  test('X-Real-IP is the address of the client, to client and server', async () => {
    const { headers, seen } = await ask(hostOf('headers'), '/');
    record('Headers', 'X-Real-IP, to the client and to the server', `${CLIENT}, ${CLIENT}`, `${headers.get('x-real-ip')}, ${seen!.headers['x-real-ip']}`);
    expect([headers.get('x-real-ip'), seen!.headers['x-real-ip']]).toStrictEqual([[CLIENT], CLIENT]);
  });

  test('a forged X-Real-IP and X-Forwarded-For do not survive', async () => {
    const { headers, seen } = await ask(hostOf('headers'), '/', { headers: { 'x-real-ip': '1.2.3.4', 'x-forwarded-for': '1.2.3.4' } });
    record('Headers', 'X-Real-IP, where the client forges one', `${CLIENT}, ${CLIENT}`, `${headers.get('x-real-ip')}, ${seen!.headers['x-real-ip']}`);
    expect(headers.get('x-real-ip')).toStrictEqual([CLIENT]);
    expect(JSON.stringify(seen)).not.toContain('1.2.3.4');
  });

  test('the name of the Service, and texts', async () => {
    const { headers } = await ask(hostOf('headers'), '/');
    record('Headers', 'serviceName(), literal()', 'headers, a b; c', `${headers.get('x-service')}, ${headers.get('x-plain')}`);
    expect([headers.get('x-service'), headers.get('x-plain')]).toStrictEqual([['headers'], ['a b; c']]);
  });

  test('Traefik has no $upstream_addr: the header holds the name of the variable', async () => {
    const { headers } = await ask(hostOf('headers'), '/');
    record('Headers', 'backendAddress()', '$upstream_addr: Traefik has no such variable', String(headers.get('backend-pod')));
    expect(headers.get('backend-pod')).toStrictEqual(['$upstream_addr']);
  });

  test('other answers than 200 have them, too', async () => {
    const { status, headers } = await ask(hostOf('headers'), '/', { headers: { 'x-test-status': '500' } });
    expect([status, headers.get('x-real-ip')]).toStrictEqual([500, [CLIENT]]);
  });
});

describe('a text with all that means something to nginx', () => {
  beforeAll(async () => serve('odd-header', chart => loadBalancer(chart, { responseHeaders: { 'X-Odd': HeaderValue.literal(ODD) } })));

  test('stays a text; Traefik shows the escapes that nginx takes away', async () => {
    const { status, headers } = await ask(hostOf('odd-header'), '/');
    record('Headers', `literal(${ODD})`, 'the text, as it is escaped for nginx: Traefik takes no escapes away', String(headers.get('x-odd')));
    expect(status).toBe(200);
    expect(headers.get('x-odd')).toStrictEqual([ODD.replace(/[\\"]/g, '\\$&').replace(/\$/g, '${literal_dollar}')]);
  });
});

describe('headers that the controller allows by name', () => {
  beforeAll(async () => serve('allowed-headers', chart => loadBalancer(chart, {
    responseHeaders: { 'X-Served-By': HeaderValue.serviceName() },
    controller: IngressController.ingressNginx({ snippetAnnotations: false, allowedResponseHeaders: ['X-Served-By'] }),
  })));

  test('need no snippet: a controller that takes none sets them', async () => {
    const { headers } = await until('answer', async () => {
      const answer = await ask(hostOf('allowed-headers'), '/', { address: STOCK_FRONT_DOOR });
      return answer.status === 200 ? answer : undefined;
    });
    record('Headers', 'serviceName() by a ConfigMap, on a controller without snippets', 'allowed-headers', String(headers.get('x-served-by')));
    expect(headers.get('x-served-by')).toStrictEqual(['allowed-headers']);
  });
});
