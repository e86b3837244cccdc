import type { Lpn, OperatorId } from '@shared/domain/ids'
import type { Operator, Role } from '@shared/domain/operator'
import type { Language } from '@shared/domain/words'
import { change, queryAll, queryOne, type ReadableDb, type WritableDb } from './db'
import { hashPin, isPin } from './pins'
import type { ReferenceReader, ReferenceWriter } from './store'

interface OperatorRow {
  readonly operator_id: OperatorId
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly badge: Lpn
  readonly active: number
}

function operatorFromRow(row: OperatorRow): Operator {
  return { operatorId: row.operator_id, name: row.name, role: row.role, language: row.language, badge: row.badge, active: row.active === 1 }
}

interface PinRow {
  readonly salt: Uint8Array
  readonly hash: Uint8Array
  readonly cost: number
}

const COLUMNS = 'operator_id, name, role, language, badge, active'

/** Reads the people who may sign in. */
export function openOperatorQueries(db: ReadableDb): Pick<ReferenceReader, 'operators' | 'operatorByBadge' | 'operator' | 'checkPin'> {
  const all = queryAll<[], OperatorRow>(db, `SELECT ${COLUMNS} FROM operators ORDER BY name, operator_id`)
  const byBadge = queryOne<[string], OperatorRow>(db, `SELECT ${COLUMNS} FROM operators WHERE badge = ?`)
  const byId = queryOne<[string], OperatorRow>(db, `SELECT ${COLUMNS} FROM operators WHERE operator_id = ?`)
  const pinOf = queryOne<[string], PinRow>(db, 'SELECT pin_salt AS salt, pin_hash AS hash, pin_cost AS cost FROM operators WHERE operator_id = ? AND pin_hash IS NOT NULL')
  const one = (row: OperatorRow | null): Operator | null => row && operatorFromRow(row)
  return {
    operators: () => all().map(operatorFromRow),
    operatorByBadge: (badge) => one(byBadge(badge)),
    operator: (operatorId) => one(byId(operatorId)),
    checkPin: (operatorId, pin) => {
      const kept = pinOf(operatorId)
      return kept !== null && isPin(pin, kept)
    },
  }
}

/** Writes the people who may sign in. Without a PIN a person signs in by badge only. */
export function openOperatorChanges(db: WritableDb, randomBytes: (count: number) => Uint8Array): Pick<ReferenceWriter, 'addOperator' | 'changeOperator'> {
  const replace = change<[string, string, string, string, string, number, Uint8Array | null, Uint8Array | null, number | null]>(
    db,
    `INSERT INTO operators (${COLUMNS}, pin_salt, pin_hash, pin_cost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (operator_id) DO UPDATE SET name = excluded.name, role = excluded.role, language = excluded.language, badge = excluded.badge, active = excluded.active,
       pin_salt = excluded.pin_salt, pin_hash = excluded.pin_hash, pin_cost = excluded.pin_cost`,
  )
  const keepPin = change<[string, string, string, string, number, string]>(db, 'UPDATE operators SET name = ?, role = ?, language = ?, badge = ?, active = ? WHERE operator_id = ?')
  return {
    changeOperator: ({ operatorId, name, role, language, badge, active }) => void keepPin(name, role, language, badge, active ? 1 : 0, operatorId),
    addOperator: (operator, pin) => {
      const kept = pin === null ? null : hashPin(pin, randomBytes)
      replace(operator.operatorId, operator.name, operator.role, operator.language, operator.badge, operator.active ? 1 : 0, kept?.salt ?? null, kept?.hash ?? null, kept?.cost ?? null)
    },
  }
}
