# What the checks found, and what to do.
check-account-verified = Account verified
check-account-authorized = Status Authorized. A change of legal name or address starts a new review of 3 to 5 business days.
check-account-authorized-since = Status Authorized since { $since }. A change of legal name or address starts a new review of 3 to 5 business days.
check-account-pending = The account is under review. You cannot buy or renew until it ends.
check-account-pending-remedy = A review usually takes 3 to 5 business days. Check your messages in Partner Center: it may ask for documents.
check-account-rejected = The account did not pass the review.
check-account-rejected-remedy = Open Legal info in Partner Center, correct what is marked and submit it again. An account rejected for more than 30 days is suspended.
check-account-unknown = Partner Center did not say whether the account is verified.
check-account-unknown-remedy = Check Legal info in Partner Center. Only accounts with the status Authorized can buy.

check-renewal-window = Renewal window open
check-window-first-purchase = This is a first purchase. It needs no renewal window.
check-window-not-sold = { $offer } is not sold on this day.
check-window-not-sold-remedy = See the offer that replaced it. Your records stay here.
check-window-retired = The term ends on { $anniversary }. The offer is no longer sold, so it cannot be renewed.
check-window-not-yet = Opens { $opens }, the day after it expires. { $days ->
    [one] That is tomorrow.
   *[other] That is in { $days } days.
}
check-window-not-yet-on = Opens { $opens }. { $days ->
    [one] That is tomorrow.
   *[other] That is in { $days } days.
}
check-window-not-yet-announced = Opens { $opens }. { $days ->
    [one] That is tomorrow.
   *[other] That is in { $days } days.
} An announced rule that is not confirmed would open it on { $announced }.
check-window-not-yet-remedy = Nothing to do before then.
check-window-may-be-open = Sources disagree about the anniversary date itself. The window opens on { $opens } at the latest.
check-window-may-be-open-remedy = It may already be open. Check Partner Center, or wait one day.
check-window-announced = By the rule in force it opens on { $opens }. An announced rule that is not confirmed would have opened it on { $announced }.
check-window-announced-remedy = It may already be open. See whether the tile in Partner Center shows days left to renew.
check-window-open-announced-remedy = An announced rule that is not confirmed may close it earlier. See how many days the tile in Partner Center shows.
check-window-tile = Open until { $closes }. { $left ->
    [0] This is the last day.
    [one] 1 day is left.
   *[other] { $left } days are left.
} This follows from the tile in Partner Center, which showed { $days ->
    [one] 1 day
   *[other] { $days } days
} left on { $read }.
check-window-tile-closed = The window closed on { $closes }. This follows from the tile in Partner Center, which showed { $days ->
    [one] 1 day
   *[other] { $days } days
} left on { $read }.
check-window-open = Open until { $closes }. { $days ->
    [0] This is the last day.
    [one] 1 day is left.
   *[other] { $days } days are left.
}
check-window-open-ended = Open since { $opens }. The rule gives no last day.
check-window-closed = The window closed on { $closes }.
check-window-closed-remedy = This offer can no longer be renewed. You can buy it again for a new term.

check-qualification = Qualification met
check-qualification-met = The requirements of this offer are met.
check-qualification-missing = The requirements of this offer are not met.
check-qualification-unknown = Whether the requirements are met is not recorded.
check-qualification-remedy = Compare the requirements under Competencies in Partner Center before the window opens.

check-role = Your role
check-role-may = You are { $role }. { $others } can also buy and renew.
check-role-may-not = You are { $role }. Only { $buyers } can buy and renew, as of November 2020.
check-role-unknown = Partner Center did not say which role you have.
check-role-remedy = Ask a Global admin to renew, or to give you the role MPN partner admin.

check-billing-profile = Billing profile
check-billing-linked = A billing profile is linked to this account.
check-billing-missing = No billing profile is linked to this account.
check-billing-unknown = No billing profile is recorded for this account.
check-billing-remedy = Ask a Global admin to check it before you buy.

check-open-order = No open order
check-order-none = No order for this offer is in progress.
check-order-open = Order { $order } for this offer is in progress.
check-order-remedy = Finish or cancel that order first. Do not pay twice.

check-sibling-offer = No conflicting offer
check-sibling-none = No conflicting offer is active.
check-sibling-active = { $offer } is active until { $anniversary }. Only one of the two can be active.
check-sibling-remedy = The choice is fixed for the year. Change it when the active offer expires.

check-refused-by-connection = Partner Center does not accept this: { $checks }.

outcome-passed = Pass
outcome-failed = Does not pass
outcome-not-yet = Not yet
outcome-unknown = Unknown

why-title-can-renew = Can I renew?
why-title-cannot-renew = Why can’t I renew?
why-title-can-buy = Can I buy?
why-title-cannot-buy = Why can’t I buy?
why-today = Today, { $today }
why-benefits-end = Benefits end { $end }
why-policy = Rule of { $month }.
why-tally = { $failed ->
    [0] { $unknown ->
        [0] { $passed ->
            [one] The only check passes.
           *[other] All { $passed } checks pass.
        }
       *[other] { $passed ->
            [one] 1 check passes
           *[other] { $passed } checks pass
        }, { $unknown } { $unknown ->
            [one] is
           *[other] are
        } unknown.
    }
   *[other] { $passed ->
        [one] 1 check passes
       *[other] { $passed } checks pass
    }, { $failed } { $failed ->
        [one] does
       *[other] do
    } not pass{ $unknown ->
        [0] {""}
        [one] , 1 is unknown
       *[other] , { $unknown } are unknown
    }.
}
why-line = - { $name }: { $outcome }. { $reason }
why-verdict-not-yet = Not yet. You can renew from { $opens }.
why-verdict-may-be-open = It may already be open. You can renew from { $opens } at the latest.
why-verdict-open = Yes. You can renew until { $closes }.
why-verdict-open-ended = Yes. You can renew. The rule gives no last day.
why-verdict-open-but = The window is open, but something else prevents the renewal.
why-verdict-closed = No. The window closed on { $closed }.
why-verdict-closed-buy = The window closed on { $closed }. You can buy a new term.
why-verdict-buy = Yes. You are eligible to buy.
why-verdict-no-buy = No. You are not yet eligible to buy.
why-verdict-retired = No. This offer is no longer sold.

bar-description = The term runs from { $starts } to { $expires }. The renewal window runs from { $opens } to { $closes }. The date shown is { $today }.
bar-description-open-ended = The term runs from { $starts } to { $expires }. The renewal window opens on { $opens } and has no end. The date shown is { $today }.

check-membership = Member of the partner network
check-membership-missing = The company has not joined the Microsoft Partner Network.
check-membership-remedy = Join first. Partner Center then reviews the company. You can buy after that.
check-order-related = Order { $order } for { $offer } is in progress. You can buy only one of the two.
