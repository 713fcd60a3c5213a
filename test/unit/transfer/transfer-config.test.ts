import { describe, expect, it } from 'vitest'
import { TransferConfig } from '../../../src/index.ts'
import { toTransferConfig } from '../../../src/transfer/transfer-config.ts'

describe('TransferConfig', () => {
  it("has boto's defaults", () => {
    expect({ ...new TransferConfig() }).toEqual({
      multipartThreshold: 8_388_608,
      maxConcurrency: 10,
      multipartChunksize: 8_388_608,
      numDownloadAttempts: 5,
      maxIoQueue: 100,
      ioChunksize: 262_144,
      useThreads: true,
      maxBandwidth: undefined,
      preferredTransferClient: 'auto',
    })
    expect({ ...new TransferConfig({ maxConcurrency: undefined }) }).toMatchObject({ maxConcurrency: 10 })
  })

  it('is taken as it is, or made of its options', () => {
    const config = new TransferConfig({ maxConcurrency: 2 })
    expect(toTransferConfig(config)).toBe(config)
    expect(toTransferConfig({ maxConcurrency: 3 }).maxConcurrency).toBe(3)
    expect(toTransferConfig(undefined).maxConcurrency).toBe(10)
  })

  it.each([
    [{ multipartThreshold: 0 }, 'Provided parameter multipartThreshold of value 0 must be greater than 0.'],
    [{ maxBandwidth: -1 }, 'Provided parameter maxBandwidth of value -1 must be greater than 0.'],
    [{ maxConcurrency: 1.5 }, 'maxConcurrency must be a whole number, not 1.5'],
    [{ maxConcurrency: '8' }, 'maxConcurrency must be a whole number, not 8'],
    [{ maxConcurrency: null }, 'maxConcurrency must be a whole number, not null'],
    [{ multipartChunksize: Number.NaN }, 'multipartChunksize must be a whole number, not NaN'],
    [{ useThreads: 'no' }, 'useThreads must be true or false'],
    [{ preferredTransferClient: 'fast' }, 'preferredTransferClient must be auto or classic, not fast'],
    [{ preferredTransferClient: 'CRT' }, 'Missing Dependency: CRT transfer client is configured'],
    [{ multipartChunkSize: 1 }, "Got unexpected keyword argument 'multipartChunkSize'. Did you mean"],
    [7, 'The options must be an object, not number'],
  ])('refuses %j', (options, message) => {
    expect(() => new TransferConfig(options as never)).toThrow(message)
  })
})
