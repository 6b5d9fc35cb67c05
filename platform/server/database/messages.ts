import { defineMessages } from '#platform/core/i18n.ts'

/** Why the database cannot be used: one sentence with the folder or address, the account, and what to do. */
export const databaseMessages = defineMessages({
  'database.folder_in_use': {
    zh: '数据文件夹 {folder} 正由另一个客档服务使用（进程 {pid}）。先停止那个服务，或用 DATA_DIR 指定另一个文件夹。',
    en: 'Another Kedang server (process {pid}) is running on the data folder {folder}. Stop it first, or choose another folder with DATA_DIR.',
  },
  'database.other_account': {
    zh: '数据文件夹 {folder} 属于账户 {owner}，而数据库以账户 {account} 运行。改用账户 {owner} 启动，或把文件夹的属主改为 {account}。',
    en: 'The data folder {folder} belongs to account {owner}, but the database runs as {account}. Start as {owner}, or give the folder to {account}.',
  },
  'database.closed_folder': {
    zh: '数据库以账户 {account} 运行，无法进入文件夹 {folder}。用 DATA_DIR 指定该账户可进入的文件夹，或对路径上的各级文件夹执行 chmod o+x。',
    en: 'The database runs as {account}, which cannot enter the folder {folder}. Choose a folder it can enter with DATA_DIR, or run chmod o+x on each folder of the path.',
  },
  'database.folder_not_writable': {
    zh: '账户 {account} 无法写入文件夹 {folder}。修改该文件夹的权限，或用 DATA_DIR 指定另一个文件夹。',
    en: 'The account {account} cannot write to the folder {folder}. Change its permissions, or choose another folder with DATA_DIR.',
  },
  'database.noexec_mount': {
    zh: '数据文件夹 {folder} 所在的挂载点 {mount} 禁止运行程序（noexec）。用 DATA_DIR 指定另一个磁盘上的文件夹，或重新挂载时去掉 noexec。',
    en: 'The data folder {folder} lies on {mount}, which is mounted noexec. Choose a folder on another disk with DATA_DIR, or remount without noexec.',
  },
  'database.disk_full': {
    zh: '{folder} 所在磁盘空间不足：剩余 {freeMb} MB，至少需要 {neededMb} MB。清理磁盘后重新启动。',
    en: 'The disk of {folder} is too full: {freeMb} MB free, at least {neededMb} MB needed. Make room and start again.',
  },
  'database.data_newer': {
    zh: '{folder} 中的数据由 PostgreSQL {data} 建立，当前版本自带的是 PostgreSQL {engine}。改用建立这些数据的新版客档启动。',
    en: 'The data in {folder} was made by PostgreSQL {data}; this version brings PostgreSQL {engine}. Start it with the newer Kedang that made it.',
  },
  'database.data_older': {
    zh: '{folder} 中的数据由 PostgreSQL {data} 建立，当前版本自带的是 PostgreSQL {engine}。先用旧版客档导出备份，再在新的数据文件夹中恢复。',
    en: 'The data in {folder} was made by PostgreSQL {data}; this version brings PostgreSQL {engine}. Make a backup with the older Kedang and restore it into a new data folder.',
  },
  'database.engine_missing': {
    zh: '没有适用于 {platform} 的内置数据库。重新运行 npm start 安装依赖，或用 DATABASE_URL 连接已有的 PostgreSQL（15 或更高版本）。',
    en: 'There is no embedded database for {platform}. Run npm start again to install it, or connect to a PostgreSQL (15 or later) with DATABASE_URL.',
  },
  'database.engine_unusable': {
    zh: '内置数据库无法在这台机器上运行（{detail}）。内置版本需要 glibc；可用 DATABASE_URL 连接已有的 PostgreSQL（15 或更高版本）。',
    en: 'The embedded database does not run on this machine ({detail}). It needs glibc; you can connect to a PostgreSQL (15 or later) with DATABASE_URL instead.',
  },
  'database.socket_folder': {
    zh: '数据库的套接字文件夹 {folder} 不属于账户 {account}。删除该文件夹后重新启动。',
    en: 'The socket folder {folder} of the database does not belong to {account}. Remove it and start again.',
  },
  'database.start_failed': {
    zh: '数据库未能启动：{detail}。详情见日志 {log}。',
    en: 'The database did not start: {detail}. See the log {log}.',
  },
  'database.wrong_locale': {
    zh: '数据库 {address} 的区域设置（编码 {encoding}，lc_ctype {locale}）无法检索中文。用 UTF8 编码和 C.UTF-8 或 zh_CN.UTF-8 重新建立数据库。',
    en: 'The database {address} (encoding {encoding}, lc_ctype {locale}) cannot search Chinese text. Create it anew with encoding UTF8 and C.UTF-8 or zh_CN.UTF-8.',
  },
  'database.extension_missing': {
    zh: '数据库 {address} 无法启用扩展 pg_trgm：{detail}。安装 postgresql-contrib，或由管理员执行 CREATE EXTENSION pg_trgm。',
    en: 'The extension pg_trgm cannot be enabled in {address}: {detail}. Install postgresql-contrib, or have an administrator run CREATE EXTENSION pg_trgm.',
  },
  'database.bad_address': {
    zh: 'DATABASE_URL 不是有效的地址，应形如 postgres://用户名:密码@主机:5432/数据库名。',
    en: 'DATABASE_URL is not a valid address; it looks like postgres://user:password@host:5432/database.',
  },
  'database.unreachable': {
    zh: '无法连接数据库 {address}（{detail}）。检查 DATABASE_URL、网络和 PostgreSQL 服务。',
    en: 'The database {address} cannot be reached ({detail}). Check DATABASE_URL, the network and the PostgreSQL service.',
  },
  'database.sign_in_refused': {
    zh: '数据库 {address} 拒绝登录（{detail}）。检查 DATABASE_URL 中的用户名、密码和数据库名。',
    en: 'The database {address} refused the sign-in ({detail}). Check user, password and database name in DATABASE_URL.',
  },
  'database.too_old': {
    zh: '数据库 {address} 的版本是 PostgreSQL {version}，需要 15 或更高版本。',
    en: 'The database {address} is PostgreSQL {version}; version 15 or later is needed.',
  },
  'database.read_only': {
    zh: '数据库 {address} 是只读副本。DATABASE_URL 应指向主库，副本用 DATABASE_REPLICA_URL 指定。',
    en: 'The database {address} is a read-only replica. DATABASE_URL must name the primary; name a replica with DATABASE_REPLICA_URL.',
  },
})
