import { inject, Injectable } from '@angular/core';
import { Configuration } from '../core/configuration';
import { ApiError } from '../core/failure';
import { SignInAgain } from '../core/sign-in-again';
import { requestOf, RequestOptions } from './backend-request';
import { Answer, answerTo, fileFrom } from './call';
import { randomKey } from './random-key';

/** What stands after the question mark; what is undefined or empty is left out. */
export type Query = Record<string, string | number | boolean | undefined>;

export interface CallOptions extends RequestOptions {
  readonly query?: Query;
}

/**
 * The part of the API that knows who calls, by the session's cookie. When the session has ended meanwhile, the person is
 * asked to sign in over the page, and the call is made again: nothing that was typed is lost.
 *
 * Every method throws an ApiError for a refusal, or when nobody answers.
 */
@Injectable({ providedIn: 'root' })
export class Backend {
  private readonly configuration = inject(Configuration);
  private readonly signInAgain = inject(SignInAgain);

  get<T>(path: string, options: CallOptions = {}): Promise<T> {
    return this.read<T>(path, options).then(({ body }) => body);
  }

  /** With its version, for what several people may change. */
  read<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, options);
  }

  post<T>(path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
    return this.send<T>('POST', path, body, options).then((answer) => answer.body);
  }

  put<T>(path: string, body: unknown, options: CallOptions = {}): Promise<T> {
    return this.change<T>(path, body, options).then((answer) => answer.body);
  }

  /** A PUT, answered with the new version. */
  change<T>(path: string, body: unknown, options: CallOptions = {}): Promise<Answer<T>> {
    return this.send<T>('PUT', path, body, options);
  }

  async delete(path: string, options: CallOptions = {}): Promise<void> {
    await this.send('DELETE', path, undefined, options);
  }

  /** An answer that is a file: a PDF, or `text/csv`. */
  file(path: string, accept: string, options: CallOptions = {}): Promise<Blob> {
    const request = requestOf('GET', undefined, { ...options, accept });
    return this.signedIn(() => fileFrom(this.url(path, options.query), request));
  }

  /** The address of something that the browser itself asks for, such as a picture. */
  url(path: string, query: Query = {}): string {
    const words = Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
    return this.configuration.url(words.length ? `${path}?${words.join('&')}` : path);
  }

  /** A key for the making of one thing. */
  newKey(): string {
    return randomKey();
  }

  private send<T>(
    method: string,
    path: string,
    body: unknown,
    options: CallOptions,
  ): Promise<Answer<T>> {
    const request = requestOf(method, body, options);
    return this.signedIn(() => answerTo<T>(this.url(path, options.query), request));
  }

  private async signedIn<T>(make: () => Promise<T>): Promise<T> {
    try {
      return await make();
    } catch (error) {
      if (!isSignedOut(error) || !(await this.signInAgain.ask())) {
        throw error;
      }
      return make();
    }
  }
}

function isSignedOut(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.failure.kind === 'problem' &&
    ['session-expired', 'sign-in-required'].includes(error.failure.problem.code)
  );
}
