/**
 * A message of gRPC in its frame.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
export function framed(message: string): Buffer {
  const text = Buffer.from(message);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(text.length, 1);
  return Buffer.concat([head, text]);
}

/** The first message of some frames; undefined while it is not whole. */
export function unframed(received: Buffer): Buffer | undefined {
  const end = received.length < HEAD ? Infinity : HEAD + received.readUInt32BE(1);
  return received.length < end ? undefined : received.subarray(HEAD, end);
}

/** What stands before a message: whether it is compressed, and its length. */
export const HEAD = 5;
