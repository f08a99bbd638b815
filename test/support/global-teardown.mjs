export default function teardown() {
  globalThis.removeTestAssembly?.();
}
