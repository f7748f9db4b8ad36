# The Partner profile, and who may do what.
profile-name-missing = Enter the name of the company.
profile-address-missing = Enter the street and number.
profile-city-missing = Enter the city.
profile-state-missing = Choose the state or province. This country requires one.
profile-state-unknown = { $state } is no state or province of this country.
profile-postal-code-missing = Enter the postal code, for example { $example }.
profile-postal-code-wrong = { $code } is no postal code of this country. One looks like { $example }.
profile-first-name-missing = Enter the first name of the contact.
profile-last-name-missing = Enter the last name of the contact.
profile-email-wrong = Enter the whole work e-mail address, for example name@company.com.
profile-phone-characters = A phone number holds digits only, at most 10, without the country code. These do not belong there: { $characters }
profile-too-long = { $length } characters are too many; at most { $longest } can be saved.
profile-control-character = This holds a line break or another character that cannot be printed. Take it out.
profile-tax-id-unusual = { $value } does not look like a tax number of this country, such as { $example }. It can be saved all the same.
profile-field-problem = { $field }: { $problem }
profile-fields-refused = Partner Center does not take these: { $fields }.
profile-po-box = This is a post office box. A company is registered at a street address; the review may reject it.
profile-review = Saving this starts a review of the account, usually 3 to 5 business days. Buying and renewing wait for it.
profile-review-in-window = Saving this starts a review of the account, usually 3 to 5 business days. Buying and renewing wait for it, and { $offer } can be renewed only until { $closes }.

activity-join = Join the partner network
activity-buy = Buy and renew
activity-cancel = Ask for cancellation and refund
activity-change-billing = Change bill-to address, tax ID and contact
activity-change-legal = Change legal name and address
activity-read-invoices = See invoices of memberships
activity-make-request = Make support requests
