/** Somebody who uses the public API without a browser: how tests furnish a workspace. */

/** An import as the API answers it; what tests look at. */
export interface Imported {
  id: number;
  state: string;
  rejects: boolean;
  report: unknown;
}

interface ImportOptions {
  as: 'events' | 'customers';
  source?: string;
  /** A Source in YAML; guessed without one. */
  mapping?: string;
}

export class Caller {
  private cookie = '';
  private csrf = '';

  constructor(private readonly url: string) {}

  /** Signs in by a request that answers a session. */
  async enter(path: string, body: unknown): Promise<void> {
    const answer = await this.ask('POST', path, JSON.stringify(body), 'application/json');
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    this.csrf = ((await answer.json()) as { csrf: string }).csrf;
  }

  async get(path: string): Promise<unknown> {
    return (await this.ask('GET', path)).json();
  }

  async post(path: string, body: unknown = {}): Promise<unknown> {
    const answer = await this.ask('POST', path, JSON.stringify(body), 'application/json');
    return answer.status === 204 ? undefined : answer.json();
  }

  async delete(path: string): Promise<void> {
    await this.ask('DELETE', path);
  }

  /** Saves definitions, YAML as in files. */
  async apply(yaml: string): Promise<void> {
    await this.ask('POST', '/api/v1/definitions/apply', yaml, 'application/yaml');
  }

  /** Brings a file in and waits until it is done; fails when it fails. */
  async import(
    file: { name: string; bytes: Buffer | string },
    options: ImportOptions,
  ): Promise<Imported> {
    const query = new URLSearchParams({ file_name: file.name, ...options });
    const kind = 'application/octet-stream';
    const asked = await this.ask('POST', `/api/v1/imports?${query}`, file.bytes, kind);
    const { id } = (await asked.json()) as Imported;
    // The stream ends with the import.
    await (await this.ask('GET', `/api/v1/imports/${id}/progress`)).text();
    const ended = (await this.get(`/api/v1/imports/${id}`)) as Imported;
    if (ended.state !== 'done') throw new Error(`${file.name}: ${JSON.stringify(ended)}`);
    return ended;
  }

  private async ask(
    method: string,
    path: string,
    body?: Buffer | string,
    kind?: string,
  ): Promise<Response> {
    const headers = {
      'Accept-Language': 'en',
      ...(kind && { 'Content-Type': kind }),
      ...(this.cookie && { Cookie: this.cookie, 'X-Fenqun-CSRF': this.csrf }),
    };
    const given = typeof body === 'object' ? new Uint8Array(body) : body;
    const answer = await fetch(this.url + path, {
      method,
      headers,
      ...(given !== undefined && { body: given }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
