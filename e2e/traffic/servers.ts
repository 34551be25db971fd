import { writeFileSync } from 'node:fs';
import { UNSTEADY_SERVERS } from '../support/addresses';
import { makeCertificate } from '../support/certificate';
import { start } from '../support/process';
import { inFolder } from '../support/run';
import { Stoppable } from '../support/started';

/** Two servers outside the cluster, which answer faster than a controller asks. */
export const FAST_SERVERS = UNSTEADY_SERVERS.slice(0, 2);

/** So that there can be a hundred of them. */
export const MORE_PORTS = Array.from({ length: 50 }, (_, i) => 9101 + i);

/** Starts both, in one nginx. */
export function startFastServers(): Stoppable {
  const { certificate, key } = makeCertificate('fast.servers.test');
  const [crt, pem, pid, conf] = ['fast.crt', 'fast.key', 'nginx.pid', 'nginx.conf'].map(name => inFolder(name));
  writeFileSync(crt, certificate);
  writeFileSync(pem, key);
  const listen = FAST_SERVERS.flatMap(address => [80, ...MORE_PORTS, '443 ssl'].map(port => `listen ${address}:${port};`));
  writeFileSync(conf, `
    daemon off; worker_processes 1; pid ${pid}; error_log stderr;
    events { worker_connections 4096; }
    http {
      access_log off; keepalive_requests 1000000; keepalive_timeout 300s;
      server { ${listen.join(' ')} ssl_certificate ${crt}; ssl_certificate_key ${pem}; location / { return 200 "ok"; } }
    }`);
  return start('nginx', 'nginx', ['-c', conf]);
}
