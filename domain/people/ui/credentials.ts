/** What was typed at sign-in; the password is needed again for the code and for choosing another one. */
export type Credentials = { email: string; password: string; keep: boolean }
