import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, errorCodes, WenyuError } from '../../src/errors.js';
import { faultOf } from '../fault.js';

/** RFC 9457 problem details. `code` and `requestId` are extension members. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  requestId: string;
}

const problemType = 'application/problem+json; charset=utf-8';

const statusOfCode: Partial<Record<ErrorCode, number>> = {
  E_REQUEST_INVALID: 400,
  E_INPUT_INVALID: 400,
  E_WEBHOOK_SIGNATURE: 401,
  E_NOT_FOUND: 404,
  E_RATE_LIMITED: 429,
  E_OVERLOADED: 503,
  E_NOT_READY: 503,
};

/** The HTTP status that a code of ours stands for; 500 for whatever is our own fault. */
export function statusOf(code: ErrorCode): number {
  return statusOfCode[code] ?? 500;
}

/**
 * Any thrown value as a problem. The detail of a fault of ours stays inside: a person gets the request id, by which
 * the log names the fault.
 */
export function toProblem(error: unknown, requestId: string): Problem {
  const { code, status, detail } = classify(error);
  return { type: `urn:wenyu:error:${code}`, title: errorCodes[code], status, detail, code, requestId };
}

function classify(error: unknown): { code: ErrorCode; status: number; detail: string } {
  if (error instanceof WenyuError) {
    const status = statusOf(error.code);
    return { code: error.code, status, detail: status === 500 ? inside : `${error.message}. ${error.hint}` };
  }
  const { code, statusCode, message } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_HANDLER_TIMEOUT') {
    return { code: 'E_OVERLOADED', status: 503, detail: 'The answer took too long. Try again in a moment.' };
  }
  if (statusCode === 429) return { code: 'E_RATE_LIMITED', status: 429, detail: message ?? 'Slow down.' };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { code: 'E_REQUEST_INVALID', status: statusCode, detail: message ?? 'The request is malformed.' };
  }
  return { code: 'E_INTERNAL', status: 500, detail: inside };
}

const inside = 'Something went wrong on our side. Quote the request id when you report it.';

/** Sends the problem and logs a fault of ours; what a client did wrong is logged at debug level only. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request.id);
  logProblem(error, problem, request);
  return reply.code(problem.status).header('cache-control', 'no-store').type(problemType).send(problem);
}

/** Answers what is not HTTP at all, or not in time: there is no request yet, so none of the above can. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const status = late ? 408 : 400;
  const problem: Omit<Problem, 'requestId'> = {
    type: 'urn:wenyu:error:E_REQUEST_INVALID',
    title: errorCodes.E_REQUEST_INVALID,
    status,
    detail: late ? 'The request did not arrive in time.' : 'This is not a valid HTTP request; is the address encoded?',
    code: 'E_REQUEST_INVALID',
  };
  const body = JSON.stringify(problem);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: ${problemType}`;
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Logs a failed request by its code and fault alone, never by what a person wrote. */
export function logProblem(error: unknown, problem: Problem, request: FastifyRequest): void {
  const level = problem.status === 500 ? 'error' : 'debug';
  request.log[level]({ fault: faultOf(error), code: problem.code }, 'request failed');
}
