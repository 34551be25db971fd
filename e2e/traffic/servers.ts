import { writeFileSync } from 'node:fs';
import { MANY_SERVERS } from '../support/addresses';
import { makeCertificate } from '../support/certificate';
import { start } from '../support/process';
import { inFolder } from '../support/run';
import { Stoppable } from '../support/started';

/**
 * Servers outside the cluster, which answer faster than a controller asks: so many that Traefik, which keeps two idle connections to each where
 * it reads annotations, rarely opens another one. With two servers those of all runs together use up the ports of the machine.
 */
export const FAST_SERVERS = MANY_SERVERS.slice(0, 32);

/** Starts all of the many servers in one nginx. */
export function startFastServers(): Stoppable {
  const { certificate, key } = makeCertificate('fast.servers.test');
  const [crt, pem, pid, conf] = ['fast.crt', 'fast.key', 'nginx.pid', 'nginx.conf'].map(name => inFolder(name));
  writeFileSync(crt, certificate);
  writeFileSync(pem, key);
  const listen = [...MANY_SERVERS.map(address => `${address}:80`), ...FAST_SERVERS.map(address => `${address}:443 ssl`)].map(each => `listen ${each};`);
  writeFileSync(conf, `
    daemon off; worker_processes 1; pid ${pid}; error_log stderr;
    events { worker_connections 4096; }
    http {
      access_log off; keepalive_requests 1000000; keepalive_timeout 300s;
      server { ${listen.join(' ')} ssl_certificate ${crt}; ssl_certificate_key ${pem}; location / { return 200 "ok"; } }
    }`);
  return start('nginx', 'nginx', ['-c', conf]);
}
