import { types } from 'node:util';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest runs tests in a realm of their own, in which an error of Node's core is no `instanceof Error` (jest issue 2549):
 * code that tells errors apart would behave otherwise than outside of tests. Here every error is an Error.
 */
export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { Error: RealmError, Function: RealmFunction } = this.global;
    const ordinary = RealmFunction.prototype[Symbol.hasInstance];
    Object.defineProperty(RealmError, Symbol.hasInstance, {
      value(candidate) {
        return ordinary.call(this, candidate) || (this === RealmError && types.isNativeError(candidate));
      },
    });
  }
}
