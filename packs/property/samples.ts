import type { PackSample } from '#platform/core/pack-samples.ts'
import { handover } from './samples/handover.ts'
import { moveIn } from './samples/move-in.ts'
import { owners } from './samples/owners.ts'
import { registers } from './samples/registers.ts'
import { service } from './samples/service.ts'

/** 翠湖花园: an estate of six buildings with an office tower, in its second year. */
export const propertySample: PackSample = {
  subjects: owners,
  records: [...moveIn, ...handover, ...registers, ...service],
}
