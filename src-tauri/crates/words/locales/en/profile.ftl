# The Partner profile, and who may do what.
profile-name-missing = Enter the company name.
profile-address-missing = Enter the street and number.
profile-city-missing = Enter the city.
profile-county-missing = Choose the county or city.
profile-county-unknown = { $city } does not begin with a county or city of Taiwan, such as 台北市. It can be saved all the same.
profile-state-missing = Choose the state or province. This country requires one.
profile-state-unknown = { $state } is not a state or province of this country.
profile-postal-code-missing = Enter the postal code, for example { $example }.
profile-postal-code-wrong = { $code } is not { $country ->
    [AT] an Austrian
    [AU] an Australian
    [BE] a Belgian
    [BG] a Bulgarian
    [BR] a Brazilian
    [CA] a Canadian
    [CH] a Swiss
    [CN] a Chinese
    [CY] a Cypriot
    [CZ] a Czech
    [DE] a German
    [DK] a Danish
    [EE] an Estonian
    [ES] a Spanish
    [FI] a Finnish
    [FR] a French
    [GB] a UK
    [GR] a Greek
    [HK] a Hong Kong
    [HR] a Croatian
    [HU] a Hungarian
    [IE] an Irish
    [IN] an Indian
    [IT] an Italian
    [JP] a Japanese
    [KR] a South Korean
    [LT] a Lithuanian
    [LU] a Luxembourg
    [LV] a Latvian
    [MT] a Maltese
    [MX] a Mexican
    [NL] a Dutch
    [NO] a Norwegian
    [NZ] a New Zealand
    [PL] a Polish
    [PT] a Portuguese
    [RO] a Romanian
    [SE] a Swedish
    [SG] a Singapore
    [SI] a Slovenian
    [SK] a Slovak
    [TW] a Taiwanese
    [US] a US
    [ZA] a South African
   *[other] a
} postal code{ $country ->
    [TW] { " (3, 5 or 6 digits)" }
   *[other] { "" }
}. For example: { $example }.
profile-first-name-missing = Enter the first name of the contact.
profile-last-name-missing = Enter the last name of the contact.
profile-email-wrong = Enter the full work email address, for example name@company.com.
profile-phone-characters = Use digits only, at most 10, without the country code. Remove these characters: { $characters }
profile-too-long = { $length } characters are too many. Use at most { $longest }.
profile-control-character = This contains a line break or another character that cannot be printed. Remove it.
profile-tax-id-unusual = { $value } does not look like { $country ->
    [TW] a 統一編號, which has 8 digits
   *[other] a tax number of this country
}, such as { $example }. It can be saved all the same.
profile-tax-id-check-digit = The check digit of { $value } does not fit: one of the digits may be wrong. Compare it with the company registration. It can be saved all the same.
profile-difference = { $field } was “{ $before }” and is “{ $after }”
profile-difference-nothing = nothing
profile-field-not-in-center = Partner Center has no such field. Leave it as it is.
profile-field-problem = { $field }: { $problem }
profile-fields-refused = Partner Center does not accept these fields: { $fields }.
profile-po-box = This is a post office box. A company is registered at a street address, so the review may reject it.
profile-review = Saving this starts a review of the account, usually 3 to 5 business days. You cannot buy or renew until it ends.
profile-review-wait = You cannot buy or renew until the review of the account ends, usually within 3 to 5 business days.
profile-review-rejected = You cannot buy or renew: the account was not verified.
profile-review-in-window = Saving this starts a review of the account, usually 3 to 5 business days. You cannot buy or renew until it ends, and { $offer } can be renewed only until { $closes }.

activity-join = Join the partner network
activity-buy = Buy and renew
activity-cancel = Ask for cancellation and refund
activity-change-billing = Change the bill-to address, tax ID and contact
activity-change-legal = Change the legal name and address
activity-read-invoices = See membership invoices
activity-make-request = Make support requests

mail-subject = Partner account { $partner }: { $activity }
mail-greeting = Hello,
mail-wish = this is needed in Partner Center for { $company } (PartnerID { $partner }): { $activity }.
mail-offer = It is about { $offer }.
mail-offer-until = It is about { $offer }. The last safe day to renew is { $closes }.
mail-role = My role, { $role }, may not do this. As of { $day } these roles may: { $roles }.
mail-ask = Could you do it, or give me one of these roles?

account-sample = Sample account
account-by-hand = Your own account, entered by hand
account-contents = { $invoices ->
    [one] { $invoices } invoice
   *[other] { $invoices } invoices
}, { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
}, { $requests ->
    [one] { $requests } request
   *[other] { $requests } requests
}
account-contents-with-terms = { $invoices ->
    [one] { $invoices } invoice
   *[other] { $invoices } invoices
}, { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
}, { $requests ->
    [one] { $requests } request
   *[other] { $requests } requests
}, { $terms ->
    [one] { $terms } term
   *[other] { $terms } terms
}
account-name-characters = A name has small letters and digits, with single hyphens between them.
account-name-long = It has { $length } characters, { $longest } at most.
account-name-reserved = This name stands for something else in Packdesk.
account-remove-question = Remove the account “{ $account }” with { $contents }? Backups still have them. Answer y to remove it.
account-removal = It goes with { $contents }. The backups made before still have them, and so does what was exported.
account-removed = The account “{ $account }” was removed with { $contents }. The backups made before still have them, and so does what was exported.

address-said = Partner Center says of this address: { $status }.
address-said-meaning = Partner Center says of this address: { $status } ({ $meaning }).
address-not-right = Partner Center says that this address is not right.
address-message = It says: { $message }
address-suggested = It suggests: { $addresses }.
address-not-known = What Partner Center says of this address is not known: { $reason }
address-verified-shippable = verified, and goods can be sent there
address-verified = verified
address-interaction-required = changed so much that somebody has to look at it
address-street-partial = the street is known, the number is not
address-premises-partial = the building is known, the unit is not
address-multiple = it can be several addresses
address-none = no such address was found
address-not-validated = it was not checked
profile-postal-code-not-given = Enter the postal code. Partner Center requires one in this country.
profile-postal-code-not-taken = Partner Center takes no postal code like { $code } in this country.
