import { types } from 'node:util';

/**
 * Jest runs tests in a context of their own, where errors made by Node itself (ENOENT, ECONNRESET) are no instances of
 * Error: basic-ftp would then take a broken socket for a reply, as it never does outside Jest. Here they are again.
 */
const isInstance = Function.prototype[Symbol.hasInstance];
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, candidate: unknown): boolean {
    return this === Error ? types.isNativeError(candidate) : isInstance.call(this, candidate);
  },
});
