import { expect, it } from 'vitest';
import { crashedWhileAnswering, crashedWhileLoading } from './describe-crash.ts';

const complaints = 'x\n/home/build/ggml/src/ggml.c:33: GGML_ASSERT(a > 0) failed\n[New LWP 5]';

it('tells a crash from a lack of memory, with the assertion that failed and no path', () => {
  expect(crashedWhileLoading('SIGKILL', complaints).code).toBe('INSUFFICIENT_RESOURCES');
  expect(crashedWhileAnswering('SIGKILL', '').code).toBe('INSUFFICIENT_RESOURCES');
  for (const last of [
    "terminate called after throwing an instance of 'std::bad_alloc'",
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    'ggml_aligned_malloc: failed to allocate 12.0 MB',
  ]) {
    expect(crashedWhileAnswering('SIGABRT', last).code).toBe('INSUFFICIENT_RESOURCES');
  }
  expect(crashedWhileLoading('SIGABRT', complaints)).toMatchObject({
    code: 'UNSUPPORTED',
    message: expect.stringMatching(/damaged: ggml\.c:33: GGML_ASSERT\(a > 0\) failed$/),
  });
  expect(crashedWhileAnswering(null, 'something else')).toMatchObject({
    code: 'PROVIDER_FAILED',
    message: expect.stringMatching(/anew\.$/),
  });
});
