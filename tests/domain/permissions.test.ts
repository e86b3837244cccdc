import { ROLES } from '@shared/domain/operator'
import { mayDo, PROTECTED_ACTS } from '@shared/domain/permissions'
import { expect, test } from 'vitest'

test('everyone works units; people, data and the bench itself are the lead’s', () => {
  const table = Object.fromEntries(ROLES.map((role) => [role, PROTECTED_ACTS.filter((act) => mayDo(role, act))]))
  expect(table).toEqual({ clerk: ['work-units'], repacker: ['work-units'], lead: ['work-units', 'manage-people', 'print-badges', 'import-data', 'change-bench', 'decide-for-lead'] })
})
