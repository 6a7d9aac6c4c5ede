import { describe, expect, it } from 'vitest'
import { testOrder } from '../commands/testing/test-order'
import { isSecretReporter, unmaskedText, veiledRaw, veiledReporter } from './reporter-privacy'

const { reporter } = testOrder('o1')

describe('a reporter on the screen', () => {
  it('is covered field by field, and an empty field stays empty', () => {
    expect(
      veiledReporter({ ...reporter, address: '驻马店市驿城区文明大道九号院', creditCode: '411702199001011234' }),
    ).toMatchObject({
      name: '张**',
      phone: '138****0000',
      address: '驻马店市驿城****',
      creditCode: '411*************34',
    })
    expect(veiledReporter({ ...reporter, name: '', phone: '12345' })).toMatchObject({ name: '', phone: '****' })
  })

  it('is not told by a column that intake did not recognise', () => {
    const raw = { 身份证: '411702199001011234', 备注: '电话13912345678，下午联系' }
    expect(veiledRaw(raw)).toEqual({ 身份证: '411*************34', 备注: '电话139******78，下午联系' })
    expect(unmaskedText({ reporter, raw }, 'raw')).toBe('身份证：411702199001011234\n备注：电话13912345678，下午联系')
  })

  it('is secret where he reports a wrong or asked for it', () => {
    expect(isSecretReporter({ reporter, appealType: 'complaint' })).toBe(false)
    expect(isSecretReporter({ reporter, appealType: 'report' })).toBe(true)
    expect(isSecretReporter({ reporter: { ...reporter, confidential: true } })).toBe(true)
  })
})
