/**
 * The nouns of the business, lowest first. This is the table of contents and the import law at once:
 * a noun may import nouns above it, and only their schema, rules, commands and queries.
 * The other direction is an event: the later noun's jobs.ts or its own commands.
 */
export const domainOrder = [
  'people', // 员工、部门、岗位与角色 — who may act, and their sessions
  'archives', // 客户档案 — who the customer is: contacts, papers, classes, duplicates, merging
  'ledgers', // 往来 — products, trade lines, contracts
  'forms', // 表单 — the firm's papers as data: definitions in versions, filled records, custody
  'collecting', // 资料收集 — how information comes in: channels, campaigns, self-fill links, visitors
  'policies', // 制度 — the firm's rules as documents with versions, and the numbers they set
  'journal', // 客户日志 — what happened, append-only
  'tasks', // 待办 — what somebody has to do by a day, done with a written result; reminders
  'key-accounts', // 大客户 — who matters most, their plan and the matters with time, place and person
  'follow-ups', // 回访 — cadences as data in editions, the work they make, the calendar of working days
  'care', // 关怀 — occasions, special days, greetings and gifts that are due
  'events', // 会议与活动 — what follows from the papers of meetings and company events
  'allocation', // 分配与交接 — who gets which customer: rounds, the public pool, hand-overs
  'supervision', // 督查 — readings of customers, inspections of journals, the day’s board
  'imports', // 导入导出 — files in and out, undoable
  'integrations', // 对接 — what other systems are told, signed and until they have it
  'upkeep', // 系统维护 — backups of everything, and restores that were tried
  'workbench', // 今日工作台 — what is due today, from all nouns above
] as const
