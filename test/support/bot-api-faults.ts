import type { ServerResponse } from 'node:http';

/** What the server does instead of answering properly. `carriedOut`: whether the method takes effect all the same. */
export type Fault =
  | { kind: 'status'; status: number; description?: string; parameters?: Record<string, unknown> }
  | { kind: 'garbage'; body: string; status?: number }
  | { kind: 'reset'; carriedOut?: boolean }
  | { kind: 'half'; carriedOut?: boolean }
  | { kind: 'silence' };

/** Fails a call in the way planned. @param carryOut runs the method for faults that strike after it took effect. */
export async function misbehave(
  fault: Fault,
  carryOut: () => Promise<unknown>,
  response: ServerResponse,
): Promise<void> {
  switch (fault.kind) {
    case 'status': {
      const { status, description = 'Too Many Requests', parameters } = fault;
      return send(response, status, { ok: false, error_code: status, description, ...(parameters && { parameters }) });
    }
    case 'garbage':
      response.writeHead(fault.status ?? 200, { 'content-type': 'text/html' });
      response.end(fault.body);
      return;
    case 'reset':
      if (fault.carriedOut) await carryOut();
      response.destroy();
      return;
    case 'half': {
      const result = fault.carriedOut ? await carryOut() : true;
      const body = JSON.stringify({ ok: true, result });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length >> 1), () => response.destroy());
      return;
    }
    case 'silence':
      return;
  }
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
