/** The three papers a new user of each trade opens first, in the order they come; the first marked is filled on a phone. */
export const firstPapers: Readonly<Record<string, { forms: readonly [string, string, string]; onPhone: string }>> = {
  // A new owner is registered and takes over the house; the first thing that breaks is written down at the door.
  property: { forms: ['F-001', 'F-028', 'F-021'], onPhone: 'F-021' },
  // Whoever calls or visits the sales office, whoever signs, and what the office learns from its cases.
  realestate: { forms: ['F-087', 'F-086', 'F-120'], onPhone: 'F-120' },
  // A client to be won is followed, received on a visit, and talked with.
  consulting: { forms: ['F-112', 'F-109', 'F-113'], onPhone: 'F-113' },
  // On the building site: visits to the client, disputes, training of its people.
  construction: { forms: ['F-123', 'F-125', 'F-126'], onPhone: 'F-123' },
  // The front office: a guest's card, comments in the house, what a regular guest likes.
  hotel: { forms: ['F-134', 'F-137', 'F-135'], onPhone: 'F-137' },
  // The salon: the card at the first visit, the sheet of each treatment, the book of appointments.
  beauty: { forms: ['F-089', 'F-092', 'F-098'], onPhone: 'F-092' },
  // The event, the survey at the door, the follow-up.
  seminar: { forms: ['F-107', 'F-100', 'F-102'], onPhone: 'F-102' },
  // What members are promised, how each is graded, what each has earned.
  retail: { forms: ['F-118', 'F-119', 'F-151'], onPhone: 'F-119' },
  // The dealer's card, its data verified in the field, what was processed for it.
  distribution: { forms: ['F-073', 'F-049', 'F-058'], onPhone: 'F-049' },
  // The customer's card, the report on a new one, the first complaint.
  logistics: { forms: ['F-063', 'F-062', 'F-065'], onPhone: 'F-065' },
  // The loan itself, what the firm thinks of the borrower's credit, the contract.
  lending: { forms: ['F-088', 'F-083', 'F-147'], onPhone: 'F-147' },
}
