import { Answer, askTimes } from './scene';

export const THOUSAND = 1000;

/** Of a thousand requests, every other one DELETE: how many answers have the status and the headers of a server that speaks TLS. */
export async function wholeOfThousand(request: (method: string) => Promise<Answer>): Promise<number> {
  const answers = await askTimes(THOUSAND, async i => request(i % 2 === 0 ? 'GET' : 'DELETE'));
  return answers.filter(({ status, headers }) => status === 200 && headers.has('x-tls')).length;
}
