import { once } from 'node:events';
import { createServer } from 'node:net';
import { WenyuError } from '../../src/errors.js';

/**
 * Whether the address can be listened on, or this program listens there already.
 * @throws E_PORT_TAKEN, or E_CONFIG_INVALID when this machine has no such address
 */
export async function checkPort(host: string, port: number): Promise<string> {
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, 'listening');
    return port === 0 ? '启动时任选空闲端口' : `${host}:${port} 空闲`;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      if (await isWenyu(host, port)) return `${host}:${port} 上问渝正在运行`;
      throw new WenyuError('E_PORT_TAKEN', `${host}:${port} 已被占用`, '请停掉占用它的程序，或另设 WENYU_PORT', {
        cause,
      });
    }
    throw new WenyuError(
      'E_CONFIG_INVALID',
      `不能监听 ${host}:${port}（${code}）`,
      'WENYU_HOST 应为本机地址，WENYU_PORT 应大于 1023',
      { cause },
    );
  } finally {
    server.close();
  }
}

const anyAddress: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

async function isWenyu(host: string, port: number): Promise<boolean> {
  const address = anyAddress[host] ?? (host.includes(':') ? `[${host}]` : host);
  try {
    const response = await fetch(`http://${address}:${port}/docs/json`, { signal: AbortSignal.timeout(2_000) });
    return response.ok && (await response.text()).includes('Wenyu');
  } catch {
    // Whatever answers there speaks no HTTP, or not in time.
    return false;
  }
}
