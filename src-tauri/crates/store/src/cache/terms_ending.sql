SELECT account, offer, purchased, anniversary, auto_renew AS "auto_renew: bool", ended, fetched_at
FROM terms
WHERE ends BETWEEN ? AND ?
ORDER BY ends, account, position
