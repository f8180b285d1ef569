// Somebody at a browser: cookies, the token against forging, an address of their own, and an id for every request.
import { randomUUID } from 'node:crypto';
import http from 'node:http';

export class Client {
  /** @param {number} port @param {string} address from which it comes, e.g. 127.0.0.7: many people, not one who guesses */
  constructor(port, address) {
    Object.assign(this, { port, address, cookies: new Map() });
  }

  /** @returns {Promise<{status: number, id: string, headers: object, body: Buffer, ms: number, unsent?: boolean}>} status 0: no answer came; unsent: nobody was there to ask */
  async send(method, path, { body, type = 'application/json', headers = {}, id = `e-${randomUUID()}` } = {}) {
    const data = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const start = process.hrtime.bigint();
    const answer = await new Promise(resolve => {
      const request = http.request({
        host: '127.0.0.1', port: this.port, localAddress: this.address, method, path, agent: false, timeout: 60_000,
        headers: { 'X-Request-Id': id, Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(this.cookies.has('XSRF-TOKEN') ? { 'X-XSRF-TOKEN': this.cookies.get('XSRF-TOKEN') } : {}), ...(data === undefined ? {} : { 'Content-Type': type, 'Content-Length': Buffer.byteLength(data) }), ...headers },
      }, response => {
        const parts = [];
        response.on('data', part => parts.push(part));
        response.on('end', () => resolve({ status: response.complete ? response.statusCode : 0, headers: response.headers, body: Buffer.concat(parts) }));
        response.on('error', () => resolve({ status: 0, headers: {}, body: Buffer.alloc(0) }));
      });
      const gone = error => resolve({ status: 0, headers: {}, body: Buffer.alloc(0), unsent: error?.code === 'ECONNREFUSED' });
      request.on('error', gone).on('close', () => gone()).on('timeout', () => request.destroy());
      request.end(data);
    });
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      const [name, value] = cookie.split(';')[0].split('=');
      if (value) this.cookies.set(name, value); else this.cookies.delete(name);
    }
    return { ...answer, id, ms: Number(process.hrtime.bigint() - start) / 1e6 };
  }

  get(path, headers) {
    return this.send('GET', path, { headers });
  }

  async post(path, body, options) {
    if (!this.cookies.has('XSRF-TOKEN')) await this.get('/api/session');
    return this.send('POST', path, { body, ...options });
  }
}
