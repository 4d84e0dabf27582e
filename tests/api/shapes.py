"""What Slack's methods answer: for each the keys that are always there, and their types.

`s` text, `i` a whole number, `b` true or false, `o` any object, `a` any list, `x` anything; `?` after a key says that it may be
missing, `|null` that it may be null, `[…]` a list of such, `{…}` an object of such under any keys, `@name` an object of `OBJECTS`
(`@a/b` one or the other).
"""

OBJECTS = {
    "paging": "count:i total:i page:i pages:i",
    "pagination": "total_count:i page:i per_page:i page_count:i first:i last:i",
    "next": "next_cursor:s",
    "text": "value:s creator:s last_set:i",
    "profile": (
        "avatar_hash:s display_name:s display_name_normalized:s real_name:s real_name_normalized:s first_name:s last_name:s title:s "
        "phone:s skype:s team:s status_text:s status_text_canonical:s status_emoji:s status_expiration:i status_emoji_display_info:a "
        "is_custom_image:b email?:s image_original?:s image_24:s image_32:s image_48:s image_72:s image_192:s image_512:s fields:o"
    ),
    "user": (
        "id:s team_id:s name:s deleted:b color:s real_name:s tz:s tz_label:s tz_offset:i profile:@profile is_admin:b is_owner:b "
        "is_primary_owner:b is_restricted:b is_ultra_restricted:b is_bot:b is_app_user:b updated:i has_2fa:b is_email_confirmed:b "
        "who_can_share_contact_card:s locale?:s"
    ),
    "channel": (
        "id:s name:s name_normalized:s is_channel:b is_group:b is_im:b is_mpim:b is_private:b created:i is_archived:b is_general:b "
        "unlinked:i is_shared:b is_org_shared:b is_ext_shared:b is_pending_ext_shared:b pending_shared:[s] context_team_id:s updated:i "
        "creator:s shared_team_ids:[s] pending_connected_team_ids:[s] is_member:b topic:@text purpose:@text previous_names:[s] "
        "last_read?:s num_members?:i locale?:s members?:[s] is_open?:b unread_count?:i unread_count_display?:i"
    ),
    "im": "id:s created:i is_archived:b is_im:b is_org_shared:b context_team_id:s updated:i user:s is_user_deleted:b last_read:s is_open:b",
    "call": (
        "id:s date_start:i external_unique_id:s join_url:s desktop_app_join_url:s external_display_id:s title:s users:[o] channels?:[s]"
    ),
    "reaction": "name:s users:[s] count:i",
    "edited": "user:s ts:s",
    "message": (
        "type:s text:s ts:s user?:s team?:s subtype?:s client_msg_id?:s bot_id?:s app_id?:s bot_profile?:@bot_profile blocks?:[o] "
        "attachments?:[o] thread_ts?:s parent_user_id?:s reply_count?:i reply_users_count?:i latest_reply?:s reply_users?:[s] "
        "streaming_state?:s metadata?:o is_locked?:b subscribed?:b "
        "reactions?:[@reaction] files?:[o] upload?:b edited?:@edited pinned_to?:[s] permalink?:s"
    ),
    "view": (
        "id:s team_id:s type:s blocks:[o] private_metadata:s callback_id:s state:o hash:s title?:o clear_on_close:b notify_on_close:b "
        "close:o|null submit:o|null previous_view_id:s|null root_view_id:s app_id:s external_id:s app_installed_team_id:s bot_id:s"
    ),
    "authorization": "enterprise_id:s|null team_id:s user_id:s is_bot:b is_enterprise_install:b",
    "bot_profile": "id:s deleted:b name:s updated:i app_id:s icons:o team_id:s",
    "file": (
        "id:s created:i timestamp:i name:s title:s mimetype:s filetype:s pretty_type:s user:s user_team:s editable:b size:i mode:s "
        "is_external:b external_type:s is_public:b public_url_shared:b display_as_bot:b username:s url_private:s url_private_download?:s "
        "permalink:s permalink_public?:s channels:[s] groups:[s] ims:[s] shares:o comments_count:i file_access:s has_rich_preview:b "
        "is_starred:b original_w?:i original_h?:i image_exif_rotation?:i thumb_64?:s thumb_80?:s thumb_160?:s thumb_360?:s "
        "thumb_360_w?:i thumb_360_h?:i preview?:s preview_is_truncated?:b lines?:i lines_more?:i media_display_type:s"
    ),
    "team": "id:s name:s domain:s url:s email_domain:s icon:o avatar_base_url:s is_verified:b",
    "prefs": "channels:[s] groups:[s]",
    "usergroup": (
        "id:s team_id:s is_usergroup:b is_subteam:b name:s description:s handle:s is_external:b date_create:i date_update:i date_delete:i "
        "auto_type:s|null auto_provision:b enterprise_subteam_id:s created_by:s updated_by:s deleted_by:s|null prefs:@prefs "
        "user_count?:i channel_count?:i users?:[s]"
    ),
    "bookmark": (
        "id:s channel_id:s title:s link:s emoji:s icon_url:s|null type:s entity_id:s|null date_created:i date_updated:i rank:s "
        "last_updated_by_user_id:s last_updated_by_team_id:s shortcut_id:s|null app_id:s|null"
    ),
    "reminder": "id:s creator:s user:s text:s recurring:b time?:i complete_ts?:i",
    "dnd": "dnd_enabled:b next_dnd_start_ts:i next_dnd_end_ts:i",
    "own_dnd": (
        "dnd_enabled:b next_dnd_start_ts:i next_dnd_end_ts:i snooze_enabled?:b snooze_endtime?:i snooze_remaining?:i "
        "snooze_is_indefinite?:b"
    ),
    "app": (
        "id:s name:s description:s help_url:s privacy_policy_url:s app_homepage_url:s app_directory_url:s is_app_directory_approved:b "
        "is_internal:b additional_info:s icons:o"
    ),
    "app_request": (
        "id:s app:@app user:o team:o scopes:[o] message:s previous_resolution:o|null is_user_app_collaborator:b date_created:i"
    ),
    "resolution": "app:@app scopes:[o] date_updated:i last_resolved_by:o",
    "authed_user": "id:s scope?:s access_token?:s token_type?:s refresh_token?:s expires_in?:i",
    "credentials": "client_id:s client_secret:s signing_secret:s verification_token:s",
    "match": "iid:s team:s channel:o type:s user:s username:s ts:s text:s permalink:s no_reactions:b score:x",
    "matches": "total:i matches:[@match] pagination:@pagination paging:@paging",
    "file_matches": "total:i matches:[@file] pagination:@pagination paging:@paging",
    "item": "type:s channel?:s message?:@message file?:@file created?:i created_by?:s date_create?:i",
    "login": "user_id:s username:s date_first:i date_last:i count:i ip:s user_agent:s isp:s|null country:s|null region:s|null",
    "section": "id:s team_id:s section_type:s label:s order:i is_hidden:b",
    "field": "id:s ordering:i label:s hint:s type:s possible_values:[s]|null is_hidden:b section_id:s",
    "bot": "id:s deleted:b name:s updated:i app_id:s user_id:s icons:{s}",
    "scheduled": "id:s channel_id:s post_at:i date_created:i text:s thread_ts?:s",
    "workspace": "id:s name:s domain?:s icon?:o",
    "category": "name:s emoji_names:[s]",
    "seat": "billing_active:b",
    "log": "user_id:s user_name:s date:s change_type:s app_id:s app_type:s scope:s",
    "fields": "fields:[@field] sections:[@section]",
    "self": "id:s name:s created?:i manual_presence?:s prefs?:o",
}

METHODS = {
    "admin.conversations.convertToPrivate": "",
    "admin.conversations.convertToPublic": "",
    "admin.teams.settings.info": "team:@team",
    "admin.teams.settings.setDefaultChannels": "",
    "admin.teams.settings.setName": "",
    "admin.users.assign": "",
    "admin.users.remove": "",
    "admin.users.setAdmin": "",
    "admin.users.setOwner": "",
    "admin.users.setRegular": "",
    "api.test": "args:o",
    "auth.revoke": "revoked:b",
    "agents.sessions.rename": "title:s",
    "agents.sessions.setStatus": "status:s agent_status:s title:s",
    "apps.connections.open": "url:s",
    "apps.event.authorizations.list": "authorizations:[@authorization] cursor_next:s response_metadata:@next",
    "assistant.search.context": "results:o response_metadata:@next",
    "assistant.search.info": "is_ai_search_enabled:b",
    "assistant.threads.setStatus": "",
    "assistant.threads.setSuggestedPrompts": "",
    "assistant.threads.setTitle": "",
    "admin.apps.approve": "",
    "admin.apps.approved.list": "approved_apps:[@resolution] response_metadata:@next",
    "admin.apps.clearResolution": "",
    "admin.apps.requests.cancel": "",
    "admin.apps.requests.list": "app_requests:[@app_request] response_metadata:@next",
    "admin.apps.restrict": "",
    "admin.apps.restricted.list": "restricted_apps:[@resolution] response_metadata:@next",
    "admin.apps.uninstall": "",
    "apps.icon.set": "",
    "apps.uninstall": "uninstalled:b",
    "oauth.access": "access_token:s scope:s user_id:s team_id:s team_name:s enterprise_id:s|null bot?:o",
    "oauth.v2.access": (
        "app_id:s authed_user:@authed_user scope?:s token_type?:s access_token?:s bot_user_id?:s team:o enterprise:o|null "
        "is_enterprise_install:b refresh_token?:s expires_in?:i incoming_webhook?:o"
    ),
    "oauth.v2.exchange": "access_token:s token_type:s scope:s expires_in:i refresh_token:s app_id:s team:o enterprise:o|null",
    "oauth.v2.user.access": "access_token:s token_type:s scope:s authed_user:@authed_user team:o",
    "openid.connect.token": "access_token:s token_type:s id_token:s",
    "openid.connect.userInfo": "sub:s https://slack.com/user_id:s https://slack.com/team_id:s email:s email_verified:b name:s picture:s",
    "apps.manifest.create": "app_id:s credentials:@credentials oauth_authorize_url:s team_id:s team_domain:s",
    "apps.manifest.delete": "",
    "apps.manifest.export": "manifest:o",
    "apps.manifest.update": "app_id:s permissions_updated:b",
    "apps.manifest.validate": "errors:a",
    "tooling.tokens.rotate": "token:s refresh_token:s team_id:s user_id:s iat:i exp:i",
    "auth.teams.list": "teams:[@workspace] response_metadata:@next",
    "auth.test": "url:s team:s user:s team_id:s user_id:s bot_id?:s is_enterprise_install:b",
    "blocks.validate": "",
    "bookmarks.add": "bookmark:@bookmark",
    "bookmarks.edit": "bookmark:@bookmark",
    "bookmarks.list": "bookmarks:[@bookmark]",
    "bookmarks.remove": "",
    "bots.info": "bot:@bot",
    "chat.delete": "channel:s ts:s",
    "chat.deleteScheduledMessage": "",
    "chat.getPermalink": "channel:s permalink:s",
    "chat.meMessage": "channel:s ts:s",
    "chat.postEphemeral": "message_ts:s",
    "calls.add": "call:@call",
    "calls.end": "",
    "calls.info": "call:@call",
    "calls.participants.add": "",
    "calls.participants.remove": "",
    "calls.update": "call:@call",
    "files.remote.add": "file:@file",
    "files.remote.info": "file:@file",
    "files.remote.list": "files:[@file] response_metadata:@next",
    "files.remote.remove": "",
    "files.remote.share": "file:@file",
    "files.remote.update": "file:@file",
    "chat.appendStream": "channel:s ts:s",
    "chat.startStream": "channel:s ts:s",
    "chat.stopStream": "channel:s ts:s message:@message",
    "chat.postMessage": "channel:s ts:s message:@message",
    "chat.scheduleMessage": "channel:s scheduled_message_id:s post_at:i message:o",
    "chat.scheduledMessages.list": "scheduled_messages:[@scheduled] response_metadata:@next",
    "chat.unfurl": "",
    "chat.update": "channel:s ts:s text:s message:@message",
    "conversations.archive": "",
    "conversations.close": "no_op?:b already_closed?:b",
    "conversations.create": "channel:@channel",
    "conversations.history": (
        "messages:[@message] has_more:b pin_count:i channel_actions_ts:s|null channel_actions_count:i latest?:s response_metadata?:o"
    ),
    "conversations.info": "channel:@channel/im",
    "conversations.invite": "channel:@channel errors?:a",
    "conversations.join": "channel:@channel warning?:s response_metadata?:o",
    "conversations.kick": "errors?:o",
    "conversations.leave": "not_in_channel?:b",
    "conversations.list": "channels:[@channel/im] response_metadata:@next",
    "conversations.listConnectInvites": "invites:a response_metadata:@next",
    "conversations.mark": "",
    "conversations.members": "members:[s] response_metadata:@next",
    "conversations.open": "channel:o no_op?:b already_open?:b",
    "conversations.rename": "channel:@channel",
    "conversations.replies": "messages:[@message] has_more:b response_metadata?:o",
    "conversations.requestSharedInvite.list": "invite_requests:a",
    "conversations.setPurpose": "channel:@channel purpose:s",
    "conversations.setTopic": "channel:@channel topic:s",
    "conversations.unarchive": "",
    "dnd.endDnd": "",
    "dnd.endSnooze": OBJECTS["own_dnd"],
    "dnd.info": OBJECTS["own_dnd"],
    "dnd.setSnooze": "snooze_enabled:b snooze_endtime:i snooze_remaining:i snooze_is_indefinite:b",
    "dnd.teamInfo": "users:{@dnd} cached:b",
    "emoji.list": "emoji:{s} cache_ts:s categories_version?:s categories?:[@category]",
    "files.completeUploadExternal": "files:[@file]",
    "files.delete": "",
    "files.getUploadURLExternal": "upload_url:s file_id:s",
    "files.info": "file:@file comments:a response_metadata:@next",
    "files.list": "files:[@file] paging:@paging",
    "files.revokePublicURL": "file:@file",
    "files.sharedPublicURL": "file:@file",
    "files.upload": "file:@file",
    "pins.add": "",
    "pins.list": "items:[@item]",
    "pins.remove": "",
    "reactions.add": "",
    "reactions.get": "type:s channel?:s message?:@message file?:@file",
    "reactions.list": "items:[@item] paging:@paging response_metadata:@next",
    "reactions.remove": "",
    "reminders.add": "reminder:@reminder",
    "reminders.complete": "",
    "reminders.delete": "",
    "reminders.info": "reminder:@reminder",
    "reminders.list": "reminders:[@reminder]",
    "rtm.connect": "url:s team:@workspace self:@self",
    "rtm.start": (
        "url:s self:@self team:@team channels:[@channel] groups:[@channel] ims:[@im] mpims:[@channel] users:[@user] bots:[@bot] "
        "subteams:o dnd:@own_dnd cache_ts:i cache_version:s cache_ts_version:s latest_event_ts:s can_manage_shared_channels:b is_europe:b"
    ),
    "search.all": "query:s messages:@matches files:@file_matches posts:o",
    "search.files": "query:s files:@file_matches",
    "search.messages": "query:s messages:@matches",
    "stars.add": "",
    "stars.list": "items:[@item] paging:o response_metadata:@next",
    "stars.remove": "",
    "team.accessLogs": "logins:[@login] paging:@paging response_metadata:@next",
    "team.billableInfo": "billable_info:{@seat} response_metadata:@next",
    "team.billing.info": "plan:s",
    "team.externalTeams.list": "organizations:a total_count:i response_metadata:@next",
    "team.info": "team:@team",
    "team.integrationLogs": "logs:[@log] paging:@paging",
    "team.preferences.list": (
        "allow_message_deletion:b display_real_names:b disable_file_uploads:s msg_edit_window_mins:i who_can_post_general:s"
    ),
    "team.profile.get": "profile:@fields",
    "usergroups.create": "usergroup:@usergroup",
    "usergroups.disable": "usergroup:@usergroup",
    "usergroups.enable": "usergroup:@usergroup",
    "usergroups.list": "usergroups:[@usergroup]",
    "usergroups.update": "usergroup:@usergroup",
    "usergroups.users.list": "users:[s]",
    "usergroups.users.update": "usergroup:@usergroup",
    "users.conversations": "channels:[@channel/im] response_metadata:@next",
    "users.deletePhoto": "",
    "users.getPresence": "presence:s online?:b auto_away?:b manual_away?:b connection_count?:i last_activity?:i",
    "users.identity": "user:o team:o",
    "users.info": "user:@user",
    "users.list": "members:[@user] cache_ts:i response_metadata:@next",
    "users.lookupByEmail": "user:@user",
    "users.profile.get": "profile:@profile",
    "users.profile.set": "username:s profile:@profile",
    "users.setActive": "",
    "users.setPhoto": "profile:@profile",
    "users.setPresence": "",
    "dialog.open": "",
    "functions.completeError": "",
    "functions.completeSuccess": "",
    "functions.distributions.permissions.add": "permission_type:s users:[o]",
    "functions.distributions.permissions.list": "permission_type:s users:[o] team_ids?:[s]",
    "functions.distributions.permissions.remove": "permission_type:s users:[o]",
    "functions.distributions.permissions.set": "permission_type:s users:[o] team_ids?:[s]",
    "functions.workflows.steps.list": "steps_versions:[o]",
    "workflows.featured.add": "",
    "workflows.featured.list": "featured_workflows:[o]",
    "workflows.featured.remove": "",
    "workflows.featured.set": "",
    **dict.fromkeys(
        (f"workflows.triggers.permissions.{verb}" for verb in ("add", "list", "remove", "set")),
        "permission_type:s user_ids?:[s] channel_ids?:[s]",
    ),
    "views.open": "view:@view",
    "views.publish": "view:@view",
    "views.push": "view:@view",
    "views.update": "view:@view",
}
# What came before `conversations.*`.
METHODS |= {
    "channels.archive": "",
    "channels.create": "channel:@channel",
    "channels.history": "messages:[@message] has_more:b latest?:s",
    "channels.info": "channel:@channel",
    "channels.invite": "channel:@channel",
    "channels.join": "channel:@channel already_in_channel?:b",
    "channels.kick": "",
    "channels.leave": "not_in_channel?:b",
    "channels.list": "channels:[@channel] response_metadata:@next",
    "channels.mark": "",
    "channels.rename": "channel:@channel",
    "channels.replies": "messages:[@message] has_more:b",
    "channels.setPurpose": "purpose:s",
    "channels.setTopic": "topic:s",
    "channels.unarchive": "",
    "groups.archive": "",
    "groups.create": "group:@channel",
    "groups.history": "messages:[@message] has_more:b latest?:s",
    "groups.info": "group:@channel",
    "groups.invite": "group:@channel",
    "groups.kick": "",
    "groups.leave": "not_in_channel?:b",
    "groups.list": "groups:[@channel] response_metadata:@next",
    "groups.mark": "",
    "groups.rename": "channel:@channel",
    "groups.replies": "messages:[@message] has_more:b",
    "groups.setPurpose": "purpose:s",
    "groups.setTopic": "topic:s",
    "groups.unarchive": "",
    "im.close": "no_op?:b already_closed?:b",
    "im.history": "messages:[@message] has_more:b latest?:s",
    "im.list": "ims:[@im] response_metadata:@next",
    "im.mark": "",
    "im.open": "channel:o no_op?:b already_open?:b",
    "im.replies": "messages:[@message] has_more:b",
    "mpim.close": "no_op?:b already_closed?:b",
    "mpim.history": "messages:[@message] has_more:b latest?:s",
    "mpim.list": "groups:[@channel] response_metadata:@next",
    "mpim.mark": "",
    "mpim.open": "group:@channel",
    "mpim.replies": "messages:[@message] has_more:b",
    "presence.set": "",
}
