<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>elegoo-chat-gui</name>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>{n} messages new</source>
        <extracomment>one: {n} message new</extracomment>
        <translation>
            <numerusform>{n} 条新消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>{n} messages changed</source>
        <extracomment>one: {n} message changed</extracomment>
        <translation>
            <numerusform>{n} 条消息有更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>{n} messages removed</source>
        <extracomment>one: {n} message removed</extracomment>
        <translation>
            <numerusform>{n} 条消息被移除</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>messages changed</source>
        <translation>消息有更改</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>presets changed</source>
        <translation>预设有更改</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>{n} settings changed</source>
        <extracomment>one: {n} setting changed</extracomment>
        <translation>
            <numerusform>{n} 项设置有更改</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>slicing settings changed</source>
        <translation>切片设置有更改</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>other fields changed</source>
        <translation>其他字段有更改</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>feedback added</source>
        <translation>新增了反馈</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>feedback removed</source>
        <translation>移除了反馈</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/change_words.py"/>
        <source>feedback changed</source>
        <translation>反馈有更改</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_texts.py"/>
        <source>No chat was created and the draft is kept.</source>
        <translation>没有创建对话，草稿已保留。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_texts.py"/>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_texts.py"/>
        <source>Not accepted.</source>
        <translation>未被接受。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_texts.py"/>
        <source>The user ID or the token is wrong, or the token has expired.</source>
        <translation>用户 ID 或令牌有误，或者令牌已过期。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_texts.py"/>
        <source>What was typed stays in this window. It is not certain whether the chat was created: check the server's list before sending again.</source>
        <translation>已输入的内容保留在此窗口中。尚不确定对话是否已创建：再次发送前，请先查看服务器上的列表。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_texts.py"/>
        <source>No chat was created and the draft is kept. Correct the marked fields, then send again.</source>
        <translation>没有创建对话，草稿已保留。请更正标出的字段，然后再次发送。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_texts.py"/>
        <source>No chat was created and the draft is kept. The details hold what the server said.</source>
        <translation>没有创建对话，草稿已保留。服务器的答复见详情。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_texts.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_marks.py"/>
        <source>The server refused the chat.</source>
        <translation>服务器拒绝了该对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/pane.py"/>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Open accounts…</source>
        <translation>打开账户…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出错。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>What was saved is kept. If it happens again, start the program anew; the log says more.</source>
        <translation>已保存的内容不受影响。如再次发生，请重新启动程序；日志中有更多信息。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>This did not work.</source>
        <translation>操作未成功。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Nothing was lost. Try it again.</source>
        <translation>没有丢失任何内容。请重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The request failed.</source>
        <translation>请求失败。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server's address was not found.</source>
        <translation>找不到服务器地址。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Check the internet connection, and the server chosen for this account.</source>
        <translation>请检查网络连接，以及为此账户选择的服务器。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server cannot be reached.</source>
        <translation>无法连接服务器。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>This computer may be offline, or the server is down. Check the connection and try again.</source>
        <translation>此计算机可能已离线，或者服务器已停机。请检查连接后重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The proxy did not let the connection through.</source>
        <translation>代理未放行此连接。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Check the proxy in the system's network settings, or ask whoever looks after the network.</source>
        <translation>请检查系统网络设置中的代理，或咨询网络管理员。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>No secure connection could be made.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The connection ended while it was being secured. A firewall or a proxy may be in between.</source>
        <translation>连接在加密过程中中断。中间可能有防火墙或代理。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The connection ended before the server answered.</source>
        <translation>服务器答复之前，连接已中断。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The connection ended in the middle of the answer.</source>
        <translation>答复传输到一半时，连接中断。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>What had been kept before stays as it was. Try again.</source>
        <translation>之前保留的内容没有变化。请重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Looking up the server's address took too long.</source>
        <translation>查找服务器地址耗时过长。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server did not respond in time.</source>
        <translation>服务器未及时响应。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The proxy did not respond in time.</source>
        <translation>代理未及时响应。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Securing the connection took too long.</source>
        <translation>建立安全连接耗时过长。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Sending took too long.</source>
        <translation>发送耗时过长。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server took too long to answer.</source>
        <translation>服务器答复耗时过长。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The answer stopped arriving.</source>
        <translation>答复传输中途停止。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The network or the server is slow at the moment. Try again.</source>
        <translation>网络或服务器目前较慢。请重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Its certificate is not trusted by this computer. Check the server's address and this computer's date; in a company network its own certificate may be missing from the system.</source>
        <translation>此计算机不信任其证书。请检查服务器地址和此计算机的日期；在公司网络中，系统可能缺少公司自己的证书。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server could not prove who it is, so nothing was sent.</source>
        <translation>服务器无法证明自己的身份，因此没有发送任何内容。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Sending was stopped.</source>
        <translation>发送已停止。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Nothing had left this computer: no chat was created and the draft is kept.</source>
        <translation>尚无任何内容离开此计算机：没有创建对话，草稿已保留。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>while looking up the address</source>
        <translation>查找地址时</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>while connecting</source>
        <translation>连接时</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>at the proxy</source>
        <translation>经过代理时</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>while securing the connection</source>
        <translation>建立安全连接时</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>while sending</source>
        <translation>发送时</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>while waiting for the answer</source>
        <translation>等待答复时</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>while reading the answer</source>
        <translation>读取答复时</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>the server says: {text}</source>
        <translation>服务器答复：{text}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server asks for payment or credit.</source>
        <translation>服务器要求付费或充值。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Check with Elegoo what this account may use.</source>
        <translation>请向 Elegoo 确认此账户的使用权限。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server does not accept this kind of request.</source>
        <translation>服务器不接受此类请求。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The address may belong to another service. Check the server chosen for this account.</source>
        <translation>此地址可能属于其他服务。请检查为此账户选择的服务器。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server gave up waiting for the request.</source>
        <translation>服务器不再等待请求。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>This is larger than the server accepts.</source>
        <translation>内容超过服务器可接受的大小。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Shorten the messages or the slicing settings.</source>
        <translation>请缩短消息或切片设置。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server's answer is not the expected one.</source>
        <translation>服务器的答复不符合预期。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server points somewhere else.</source>
        <translation>服务器指向了其他位置。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Check the address of the server chosen for this account.</source>
        <translation>请检查为此账户选择的服务器地址。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Check the account and its server; the details hold what the server said.</source>
        <translation>请检查账户及其服务器；服务器的答复见详情。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server refused the request.</source>
        <translation>服务器拒绝了请求。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The access token is not accepted.</source>
        <translation>访问令牌未被接受。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It may have expired, or it belongs to another user ID. Enter a new token to go on.</source>
        <translation>令牌可能已过期，或者属于另一个用户 ID。请输入新的令牌以继续。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Enter a new token…</source>
        <translation>输入新的令牌…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>This account may not use the chats.</source>
        <translation>此账户无权使用对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Check the user ID and the server, or ask Elegoo to allow it.</source>
        <translation>请检查用户 ID 和服务器，或请 Elegoo 授权。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>There are no chats at this address.</source>
        <translation>此地址没有对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server answers, but it does not know the Chats API. Check the address of the account's server.</source>
        <translation>服务器有答复，但不支持对话 API。请检查账户的服务器地址。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server does not accept what was sent.</source>
        <translation>服务器不接受所发送的内容。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The details hold what the server said.</source>
        <translation>服务器的答复见详情。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server asks to slow down.</source>
        <translation>服务器要求放慢速度。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Wait a moment, then try again.</source>
        <translation>请稍候再试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It may be tried again now.</source>
        <translation>现在可以重试。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Try again in {n} seconds.</source>
        <extracomment>one: Try again in {n} second.</extracomment>
        <translation>
            <numerusform>请在 {n} 秒后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Try again in {n} minutes.</source>
        <extracomment>one: Try again in {n} minute.</extracomment>
        <translation>
            <numerusform>请在 {n} 分钟后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Try again in {n} hours.</source>
        <extracomment>one: Try again in {n} hour.</extracomment>
        <translation>
            <numerusform>请在 {n} 小时后重试。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server is not available at the moment.</source>
        <translation>服务器目前不可用。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It may be restarting or overloaded. Try again in a few minutes.</source>
        <translation>服务器可能正在重启或负载过高。请过几分钟再试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server had an error of its own.</source>
        <translation>服务器自身出错。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It is not because of this computer. Try again later.</source>
        <translation>问题不在此计算机。请稍后重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It points to {host}. The token is sent to the account's own server only.</source>
        <translation>它指向 {host}。令牌只会发送到账户自己的服务器。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The token is sent to the account's own server only.</source>
        <translation>令牌只会发送到账户自己的服务器。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server sends us to another place, which was not followed.</source>
        <translation>服务器要求转到其他位置，程序没有跟随。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Check the server's address.</source>
        <translation>请检查服务器地址。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>A web page came instead of chats.</source>
        <translation>收到的是网页，而不是对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>A sign-in page of the network, a proxy or another service may have answered.</source>
        <translation>答复的可能是网络的登录页面、代理或其他服务。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The answer cannot be read.</source>
        <translation>无法读取答复。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It is not in the form the Chats API uses.</source>
        <translation>其格式不是对话 API 所用的格式。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The answer is not a list of chats.</source>
        <translation>答复不是对话列表。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The address may belong to another service.</source>
        <translation>此地址可能属于其他服务。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The answer broke off in the middle.</source>
        <translation>答复中途断开。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The list is not complete.</source>
        <translation>列表不完整。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The answer arrived damaged.</source>
        <translation>收到的答复已损坏。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Its compressed form cannot be unpacked.</source>
        <translation>无法解压其压缩内容。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The server answered with nothing.</source>
        <translation>服务器的答复为空。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Something in between may have swallowed it.</source>
        <translation>可能被中间环节拦截。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Sending was stopped after it had begun.</source>
        <translation>发送在开始之后被停止。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It is not certain whether the chat was created.</source>
        <translation>尚不确定对话是否已创建。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The draft is kept and is not sent again by itself. Check the server's list before sending again.</source>
        <translation>草稿已保留，不会自动再次发送。再次发送前，请先查看服务器上的列表。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Check whether it arrived</source>
        <translation>查看是否已送达</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The chat was not sent.</source>
        <translation>对话未发送。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>{n} things have to be corrected first.</source>
        <extracomment>one: {n} thing has to be corrected first.</extracomment>
        <translation>
            <numerusform>有 {n} 处需要先更正。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The draft is kept.</source>
        <translation>草稿已保留。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>This draft has already been sent off.</source>
        <translation>此草稿已经发出。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It is on its way, or it is not certain yet whether it arrived. Meanwhile it cannot be sent again.</source>
        <translation>它正在发送，或者尚不确定是否已送达。在此期间无法再次发送。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>A chat of this account is being sent.</source>
        <translation>此账户有对话正在发送。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Nothing was removed. Wait until the sending has ended, or stop it, and try again.</source>
        <translation>没有移除任何内容。请等待发送结束或停止发送，然后重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The account of this draft is not set up here any more.</source>
        <translation>此草稿的账户已不在此处。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The draft is kept and was not sent: it is never sent as somebody else. Add the account again to send it.</source>
        <translation>草稿已保留且未发送：绝不会以他人身份发送。重新添加该账户即可发送。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>This chat is no longer on this computer.</source>
        <translation>此对话已不在此计算机上。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It was removed from the list meanwhile. Refresh the list to see what the server has.</source>
        <translation>它已从列表中移除。请刷新列表，查看服务器上的内容。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>This account has no access token here.</source>
        <translation>此账户在这里没有访问令牌。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Enter its token to go on.</source>
        <translation>请输入其令牌以继续。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>Enter the token…</source>
        <translation>输入令牌…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>The system's keyring did not answer as it should.</source>
        <translation>系统密钥环没有正常响应。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/error_words.py"/>
        <source>It may be locked. Unlock it and try again; nothing was changed.</source>
        <translation>密钥环可能已锁定。请解锁后重试；没有任何更改。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>A file of this program could not be read or written.</source>
        <translation>无法读取或写入此程序的文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>The last change may not be saved; what was saved before is kept. Check the disk and try again.</source>
        <translation>上一次更改可能未保存；之前保存的内容已保留。请检查磁盘后重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Another program is using this program's files.</source>
        <translation>另一个程序正在使用此程序的文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Nothing was changed. Close the other program, or wait a moment, and try again.</source>
        <translation>没有任何更改。请关闭另一个程序，或稍候再试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>There is no room left on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>The last change is not saved; what was saved before is kept. Make room and try again.</source>
        <translation>上一次更改未保存；之前保存的内容已保留。请腾出空间后重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>These files were written by a newer version of this program.</source>
        <translation>这些文件由此程序的更新版本写入。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>They were left untouched. Use the newer version to open them.</source>
        <translation>文件保持原样。请使用更新的版本打开。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>There are no slicing settings in this file.</source>
        <translation>此文件中没有切片设置。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>It holds a model only. Nothing was changed: choose a project or a sliced file instead.</source>
        <translation>文件中只有模型。没有任何更改：请改选项目文件或已切片的文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>This is not a file of a slicer.</source>
        <translation>这不是切片软件的文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Nothing was changed. Projects (.3mf), G-code and exported presets can be read.</source>
        <translation>没有任何更改。可以读取项目（.3mf）、G-code 和导出的预设。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>The file cannot be opened.</source>
        <translation>无法打开文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Nothing was changed. Check that it is there and that you may read it.</source>
        <translation>没有任何更改。请检查文件是否存在，以及您是否有读取权限。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>The file is damaged or not complete.</source>
        <translation>文件已损坏或不完整。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Nothing was changed. Save it again in the slicer, or copy it again.</source>
        <translation>没有任何更改。请在切片软件中重新保存，或重新复制该文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>The file is encrypted.</source>
        <translation>文件已加密。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Nothing was changed. Save it without a password, then try again.</source>
        <translation>没有任何更改。请不设密码保存，然后重试。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>The file is far too large for a slicer's file.</source>
        <translation>对于切片软件的文件来说，此文件过大。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>It was not read, to keep this computer usable. Nothing was changed.</source>
        <translation>为避免影响此计算机的使用，没有读取该文件。没有任何更改。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>This folder belongs to a slicer.</source>
        <translation>此文件夹属于切片软件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Nothing was written. Choose another folder, then import the file in the slicer.</source>
        <translation>没有写入任何内容。请选择其他文件夹，然后在切片软件中导入文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>A file with this name is there already.</source>
        <translation>已有同名文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Nothing was written. Choose another name or another folder.</source>
        <translation>没有写入任何内容。请选择其他名称或其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>The file cannot be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/file_error_words.py"/>
        <source>Nothing was written. Make room, choose another folder, or check that you may write there.</source>
        <translation>没有写入任何内容。请腾出空间、选择其他文件夹，或检查您是否有写入权限。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>{n} s ago</source>
        <translation>
            <numerusform>{n} 秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>{n} min ago</source>
        <translation>
            <numerusform>{n} 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>{n} h ago</source>
        <translation>
            <numerusform>{n} 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>{n} days ago</source>
        <extracomment>one: {n} day ago</extracomment>
        <translation>
            <numerusform>{n} 天前</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>Date unknown</source>
        <translation>日期未知</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/formatting.py"/>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/i18n.py"/>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/i18n.py"/>
        <source>{before}, {after}</source>
        <translation>{before}、{after}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_bar.py"/>
        <location filename="../../elegoo_chat_gui/ui/main_window.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <location filename="../../elegoo_chat_gui/ui/tour/stage.py"/>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_bar.py"/>
        <source>New chat ({key})</source>
        <translation>新建对话（{key}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_bar.py"/>
        <location filename="../../elegoo_chat_gui/ui/main_window.py"/>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_bar.py"/>
        <source>Read the list again ({key})</source>
        <translation>重新读取列表（{key}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_bar.py"/>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Faults of the sandbox</source>
        <translation>沙盒的故障</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_bar.py"/>
        <source>View: panes, text size, light or dark, language</source>
        <translation>视图：窗格、文字大小、浅色或深色、语言</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_bar.py"/>
        <source>Server: {kind}</source>
        <translation>服务器：{kind}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_bar.py"/>
        <source>Show or hide: {pane} ({key})</source>
        <translation>显示或隐藏：{pane}（{key}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>The chats that arrived are kept.</source>
        <translation>已收到的对话会保留。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>The chats below are from {age}.</source>
        <translation>下方显示的是{age}的对话。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>{n} chats</source>
        <extracomment>one: {n} chat</extracomment>
        <translation>
            <numerusform>{n} 个对话</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>Reading… {chats}, {size}</source>
        <translation>正在读取… {chats}，{size}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>Updated {age}</source>
        <translation>{age}更新</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>Open a link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_presenter.py"/>
        <source>Open this address on {host}?</source>
        <translation>要打开 {host} 上的此地址吗？</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_window.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Continue as a new chat</source>
        <translation>另建对话继续</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_window.py"/>
        <source>Slicers on this computer…</source>
        <translation>此计算机上的切片软件…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_window.py"/>
        <location filename="../../elegoo_chat_gui/ui/start_failure.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/main_window.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>Search chats</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>{n} earlier notices</source>
        <extracomment>one: {n} earlier notice</extracomment>
        <translation>
            <numerusform>{n} 条较早的通知</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <location filename="../../elegoo_chat_gui/ui/pane_area.py"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_change_notice.py"/>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>Details: {text}</source>
        <translation>详情：{text}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/notices.py"/>
        <source>{kind}: {title} {advice}</source>
        <translation>{kind}：{title} {advice}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/pane_area.py"/>
        <source>Chat list</source>
        <translation>对话列表</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/pane_area.py"/>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>Only the conversation</source>
        <translation>仅显示对话内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/pane_area.py"/>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>Next area</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/pane_area.py"/>
        <source>Previous area</source>
        <translation>上一区域</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>its file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>its file is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>its file is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>{parent}, which it is made from, is missing</source>
        <translation>缺少其父预设“{parent}”</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>what it is made from is missing</source>
        <translation>缺少其所基于的预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>its chain of parents leads back to itself</source>
        <translation>其继承链绕回了自身</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>another one has its name</source>
        <translation>与另一个预设同名</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>a preset of the slicer has this name and comes first</source>
        <translation>切片软件自带的预设已使用此名称，并优先</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/preset_words.py"/>
        <source>it has no version, so the slicer skips it</source>
        <translation>没有版本号，切片软件会跳过</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Slow answer</source>
        <translation>答复缓慢</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Slow transfer</source>
        <translation>传输缓慢</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Credentials refused (401)</source>
        <translation>凭据被拒绝（401）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Token expires (401)</source>
        <translation>令牌过期（401）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Fields refused (400)</source>
        <translation>字段被拒绝（400）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Too many requests (429)</source>
        <translation>请求过多（429）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Server error (500)</source>
        <translation>服务器错误（500）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Web page instead of data</source>
        <translation>返回网页而非数据</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Broken data</source>
        <translation>数据损坏</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Connection cut in the middle</source>
        <translation>连接中途断开</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Chat created, answer lost</source>
        <translation>对话已创建，答复丢失</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>No fault</source>
        <translation>无故障</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/sandbox_menu.py"/>
        <source>Change the open chat on the server</source>
        <translation>在服务器上更改打开的对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_account_list.py"/>
        <source>opened once</source>
        <translation>临时打开</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_account_list.py"/>
        <source>open now</source>
        <translation>当前打开</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_account_list.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher_popup.py"/>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_account_list.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>{user} · {server}</source>
        <translation>{user} · {server}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>Connection test</source>
        <translation>连接测试</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>The test was stopped.</source>
        <translation>测试已停止。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>Not tried yet: {step}</source>
        <translation>尚未测试：{step}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>{step}…</source>
        <translation>{step}…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>Being tried: {step}</source>
        <translation>正在测试：{step}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>{step}: not tried</source>
        <translation>{step}：未测试</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>Not tried: {step}</source>
        <translation>未测试：{step}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>Passed: {step}</source>
        <translation>通过：{step}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_check_list.py"/>
        <source>Failed: {title} {advice}</source>
        <translation>失败：{title} {advice}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_dialog.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_filament_question.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_footer.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <source>Add account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <source>Add an account</source>
        <translation>添加一个账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_leave_question.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_footer.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_window.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_dialog.py"/>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>Remember in the system keyring</source>
        <translation>记住到系统密钥环</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Elegoo user ID</source>
        <translation>Elegoo 用户 ID</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_edit.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Name shown here (optional)</source>
        <translation>此处显示的名称（可选）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Language of the server's texts</source>
        <translation>服务器文本的语言</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Chats kept on this computer</source>
        <translation>保留在此计算机上的对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Another address…</source>
        <translation>其他地址…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Enter the Elegoo user ID.</source>
        <translation>请输入 Elegoo 用户 ID。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>A user ID has at most {limit} characters; this has {length}.</source>
        <translation>用户 ID 最多 {limit} 个字符；此 ID 有 {length} 个字符。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>This account is opened once now. Close it first, then set it up here.</source>
        <translation>此账户目前为临时打开。请先关闭它，再在此添加。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>This account is set up here: choose it in the list, or delete it here first.</source>
        <translation>此账户已经添加：请在列表中选择，或先在此删除。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>This account is already set up on this server.</source>
        <translation>此服务器上的该账户已经添加。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>Enter the access token.</source>
        <translation>请输入访问令牌。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Another server or user ID needs its own token: enter it.</source>
        <translation>其他服务器或用户 ID 需要各自的令牌：请输入。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>This is {server}.</source>
        <translation>这是{server}。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Requests go to {address}.</source>
        <translation>请求将发送到 {address}。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Kept in the keyring; leave empty to keep it</source>
        <translation>已保存在密钥环中；留空则保持不变</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>Leave empty to keep the present token</source>
        <translation>留空则保留现有令牌</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>The sandbox is always there. It runs inside this program and needs no token.</source>
        <translation>沙盒始终可用。它在此程序内运行，不需要令牌。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_form.py"/>
        <source>This account was named when the program was started, so it cannot be changed here.</source>
        <translation>此账户在启动程序时指定，因此无法在此更改。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_leave_question.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_leave_question.py"/>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_leave_question.py"/>
        <source>The new account is not saved yet.</source>
        <translation>新账户尚未保存。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_leave_question.py"/>
        <source>Your changes to “{name}” are not saved yet.</source>
        <translation>对“{name}”的更改尚未保存。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_dialog.py"/>
        <source>Open once</source>
        <translation>临时打开</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_dialog.py"/>
        <source>Open an account once</source>
        <translation>临时打开账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_dialog.py"/>
        <source>Token, chats, drafts and sendings are kept in memory only, never in a file or in the keyring.</source>
        <translation>令牌、对话、草稿和发送记录只保留在内存中，绝不写入文件或密钥环。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_dialog.py"/>
        <source>All of it is gone when you close this account or the program. What you copy or export stays.</source>
        <translation>关闭此账户或程序后，所有内容都会消失。您复制或导出的内容会保留。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_dialog.py"/>
        <source>After a crash nothing here knows whether a sending arrived: look at the server's list then.</source>
        <translation>程序崩溃后，这里无法得知发送是否已送达：届时请查看服务器上的列表。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_presenter.py"/>
        <source>Close “{name}”? What was written goes with it.</source>
        <translation>要关闭“{name}”吗？已写的内容会随之消失。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_presenter.py"/>
        <source>It was opened once, so nothing of it is kept: {lost}.</source>
        <translation>该账户为临时打开，不会保留任何内容：{lost}。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_presenter.py"/>
        <source>Close and delete</source>
        <translation>关闭并删除</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_presenter.py"/>
        <source>a sending under way</source>
        <translation>一次正在进行的发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_presenter.py"/>
        <source>{name}: {lost}</source>
        <translation>{name}：{lost}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_presenter.py"/>
        <source>What was written in an account opened once ends with the program.</source>
        <translation>在临时打开的账户中所写的内容随程序结束而消失。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_presenter.py"/>
        <source>This goes: {lost}. Send it or copy it first where it is needed.</source>
        <translation>将会消失：{lost}。如有需要，请先发送或复制。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_once_presenter.py"/>
        <source>Quit and delete</source>
        <translation>退出并删除</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_presenter.py"/>
        <source>Account added</source>
        <translation>账户已添加</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_presenter.py"/>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_presenter.py"/>
        <source>Being deleted…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_presenter.py"/>
        <source>Everything of the account is deleted here</source>
        <translation>此处该账户的所有内容均已删除</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_presenter.py"/>
        <source>Account removed</source>
        <translation>账户已移除</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_presenter.py"/>
        <source>The token is not in the keyring.</source>
        <translation>令牌不在密钥环中。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_presenter.py"/>
        <source>The keyring did not take it, so it is kept only until the program closes.</source>
        <translation>密钥环没有接受它，因此只保留到程序关闭为止。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Remove the account</source>
        <translation>移除账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Delete everything of this account here</source>
        <translation>删除本机上该账户的所有内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Remove account</source>
        <translation>移除账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Remove “{name}” from this computer?</source>
        <translation>要从此计算机移除“{name}”吗？</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>A chat of this account is being sent. Wait until that has ended.</source>
        <translation>此账户有对话正在发送。请等待发送结束。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Nothing is deleted on the server.</source>
        <translation>服务器上的内容不会删除。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Delete everything</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Counting what is kept here…</source>
        <translation>正在统计此处保留的内容…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Goes: its token, {chats}. Stays here: {drafts}, {sendings}.</source>
        <translation>将删除：其令牌、{chats}。将保留在此：{drafts}、{sendings}。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_remove_question.py"/>
        <source>Goes: its token, {chats}, {drafts}, {sendings}, and its entry. This cannot be undone.</source>
        <translation>将删除：其令牌、{chats}、{drafts}、{sendings}以及账户条目。此操作无法撤销。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_retention_field.py"/>
        <source>Number of days</source>
        <translation>天数</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_retention_field.py"/>
        <source>days</source>
        <extracomment>one: day</extracomment>
        <translation>
            <numerusform>天</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_retention_field.py"/>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_retention_field.py"/>
        <source>For a number of days</source>
        <translation>若干天</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_retention_field.py"/>
        <source>Until the program closes</source>
        <translation>直到程序关闭</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_retention_field.py"/>
        <source>They are there at once, offline too.</source>
        <translation>随时可看，离线时也可以。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_retention_field.py"/>
        <source>Counted from when this account was last open. Then the chats kept here go; drafts stay.</source>
        <translation>从上次打开此账户时算起。到期后，此处保留的对话会删除；草稿会留下。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_retention_field.py"/>
        <source>They go when the program ends, after a crash at its next start. Drafts stay.</source>
        <translation>程序结束时删除；如果程序崩溃，则在下次启动时删除。草稿会留下。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_side.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher_popup.py"/>
        <source>Add account…</source>
        <translation>添加账户…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_side.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher_popup.py"/>
        <source>No account has this name, user ID or server.</source>
        <translation>没有账户使用此名称、用户 ID 或服务器。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_side.py"/>
        <source>Search {n} accounts</source>
        <extracomment>one: Search {n} account</extracomment>
        <translation>
            <numerusform>搜索 {n} 个账户</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_side.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher_popup.py"/>
        <source>Search accounts</source>
        <translation>搜索账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher.py"/>
        <source>No account</source>
        <translation>没有账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher.py"/>
        <source>Account: {name}</source>
        <translation>账户：{name}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher.py"/>
        <source>Account, opened once: {name}</source>
        <translation>账户，临时打开：{name}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher.py"/>
        <source>Another account: {key}</source>
        <translation>其他账户：{key}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher_popup.py"/>
        <source>Search {n} accounts by name, user ID or server</source>
        <extracomment>one: Search by name, user ID or server</extracomment>
        <translation>
            <numerusform>按名称、用户 ID 或服务器搜索 {n} 个账户</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher_popup.py"/>
        <source>Close this account</source>
        <translation>关闭此账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher_popup.py"/>
        <source>Open once…</source>
        <translation>临时打开…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_switcher_popup.py"/>
        <source>Manage accounts…</source>
        <translation>管理账户…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_edit.py"/>
        <source>A token has at most {limit} characters; this has {length}.</source>
        <translation>令牌最多 {limit} 个字符；此令牌有 {length} 个字符。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_edit.py"/>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_edit.py"/>
        <source>Empty the field</source>
        <translation>清空此栏</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_edit.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_section.py"/>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_edit.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_carried_block.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_section.py"/>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_edit.py"/>
        <source>Hide the token</source>
        <translation>隐藏令牌</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_edit.py"/>
        <source>Show the token</source>
        <translation>显示令牌</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_origin.py"/>
        <source>Where does the token come from?</source>
        <translation>令牌从哪里来？</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_origin.py"/>
        <source>The partner's server registers a token for one user ID (endpoint user_access_token), together with the time after which it expires. When that is cannot be seen here: a token that has expired is refused.</source>
        <translation>合作方服务器为一个用户 ID 登记令牌（接口 user_access_token），并附上其过期时间。这里看不到过期时间：过期的令牌会被拒绝。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_origin.py"/>
        <source>Issuing a new token signs the customer's slicer out: the previous token stops working at once. Use the one that is in force where you can, and tell the customer before you issue another.</source>
        <translation>签发新的令牌会使客户的切片软件退出登录：之前的令牌立即失效。请尽可能使用现有的有效令牌；签发新令牌之前，请先告知客户。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>Save and try again</source>
        <translation>保存并重试</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>Enter a new token</source>
        <translation>输入新的令牌</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>This account was opened once: the token stays in memory until it is closed.</source>
        <translation>此账户为临时打开：令牌只在内存中保留到关闭为止。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_token_prompt.py"/>
        <source>The server asks for a token. Your list, your place in it and your drafts stay as they are.</source>
        <translation>服务器要求提供令牌。列表、阅读位置和草稿都保持不变。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_header.py"/>
        <source>STAGING</source>
        <translation>预发布</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_header.py"/>
        <source>CHINA</source>
        <translation>中国</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_header.py"/>
        <source>CHINA STAGING</source>
        <translation>中国预发布</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_header.py"/>
        <source>SANDBOX</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>CUSTOM</source>
        <translation>自定义</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Production</source>
        <translation>正式环境</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Staging</source>
        <translation>预发布环境</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>China, production</source>
        <translation>中国，正式环境</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>China, staging</source>
        <translation>中国，预发布环境</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Own address</source>
        <translation>自定地址</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>on this computer</source>
        <translation>在此计算机上</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>{kind} · {where}</source>
        <translation>{kind} · {where}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Enter the server's address.</source>
        <translation>请输入服务器地址。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>This is not an address. It looks like https://chats.example.org.</source>
        <translation>这不是有效的地址。地址形如 https://chats.example.org。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Only https is used. Plain http is for this computer itself, such as http://localhost:8765.</source>
        <translation>只能使用 https。普通 http 仅用于此计算机自身，例如 http://localhost:8765。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Leave user name and password out of the address.</source>
        <translation>地址中请勿包含用户名和密码。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Secure connection</source>
        <translation>安全连接</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Answer of the server</source>
        <translation>服务器的答复</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>User ID and token</source>
        <translation>用户 ID 和令牌</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Address found</source>
        <translation>已找到地址</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Server reached</source>
        <translation>已连接服务器</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Secure connection ({version})</source>
        <translation>安全连接（{version}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>The server answers</source>
        <translation>服务器有答复</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>User ID and token accepted</source>
        <translation>用户 ID 和令牌已被接受</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>This computer has no keyring that can be used: the token is kept only until the program closes.</source>
        <translation>此计算机没有可用的密钥环：令牌只保留到程序关闭为止。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Kept in this computer's keyring, never in a file.</source>
        <translation>保存在此计算机的密钥环中，绝不写入文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Kept only until the program closes; then it is asked for again.</source>
        <translation>只保留到程序关闭为止；之后会再次要求输入。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>ONCE · {server}</source>
        <translation>临时 · {server}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>ONCE</source>
        <translation>临时</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>Opened once: in memory only, gone when it is closed</source>
        <translation>临时打开：仅在内存中，关闭后即消失</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>no cached chats</source>
        <translation>没有缓存的对话</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>{n} cached chats</source>
        <extracomment>one: {n} cached chat</extracomment>
        <translation>
            <numerusform>{n} 个缓存的对话</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>{chats} ({size})</source>
        <translation>{chats}（{size}）</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>{n} drafts</source>
        <extracomment>one: {n} draft</extracomment>
        <translation>
            <numerusform>{n} 份草稿</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>no drafts</source>
        <translation>没有草稿</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>no uncertain sendings</source>
        <translation>没有未确认的发送</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/accounts/_words.py"/>
        <source>{n} uncertain sendings</source>
        <extracomment>one: {n} uncertain sending</extracomment>
        <translation>
            <numerusform>{n} 次未确认的发送</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Slicing settings</source>
        <translation>切片设置</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <source>{n} messages unchanged</source>
        <extracomment>one: {n} message unchanged</extracomment>
        <translation>
            <numerusform>{n} 条消息未更改</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_columns.py"/>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>No role</source>
        <translation>无角色</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <source>Message {n} · {role} · {what}</source>
        <translation>
            <numerusform>消息 {n} · {role} · {what}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Machine</source>
        <translation>打印机</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_settings_card.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Filament</source>
        <translation>耗材丝</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_settings_card.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Process</source>
        <translation>工艺</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Feedback text</source>
        <translation>反馈文字</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <source>{n} lines unchanged</source>
        <extracomment>one: {n} line unchanged</extracomment>
        <translation>
            <numerusform>{n} 行未更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <source>… {n} more characters</source>
        <translation>
            <numerusform>…还有 {n} 个字符</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/_entries.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_model.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <source>What changed</source>
        <translation>更改内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <source>Previous change (Alt+Up)</source>
        <translation>上一处更改（Alt+Up）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <source>Next change (Alt+Down)</source>
        <translation>下一处更改（Alt+Down）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_window.py"/>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <source>Changes of chat #{id}</source>
        <translation>对话 #{id} 的更改</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_change_notice.py"/>
        <source>Changed on the server: {what}</source>
        <translation>服务器上有更改：{what}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/changes/window.py"/>
        <source>Changes copied</source>
        <translation>已复制更改</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_delegate.py"/>
        <source>Nothing written yet</source>
        <translation>尚未写任何内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_delegate.py"/>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_delegate.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>No presets</source>
        <translation>没有预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_delegate.py"/>
        <source>Choose it to look on the server</source>
        <translation>选择后可在服务器上查看</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <source>Progress of reading the chats</source>
        <translation>读取对话的进度</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <source>Cancel reading the chats</source>
        <translation>取消读取对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <source>Asking the server…</source>
        <translation>正在请求服务器…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <source>Reading… {n} chats, {size}</source>
        <extracomment>one: Reading… {n} chat, {size}</extracomment>
        <translation>
            <numerusform>正在读取… {n} 个对话，{size}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <source>{progress} (attempt {attempt})</source>
        <translation>{progress}（第 {attempt} 次尝试）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_footer.py"/>
        <source>Look on the server</source>
        <translation>在服务器上查看</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Send again…</source>
        <translation>再次发送…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_footer.py"/>
        <source>Sent {time}; no answer came back. Looking never sends it again; sending again may make a second chat.</source>
        <translation>发送于 {time}；没有收到答复。查看不会再次发送；再次发送可能会产生第二个对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_view.py"/>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Open draft</source>
        <translation>打开草稿</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Delete draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Show all chats</source>
        <translation>显示全部对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Reading the chats</source>
        <translation>正在读取对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>No chats yet</source>
        <translation>还没有对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>This account has no chats on the server.</source>
        <translation>此账户在服务器上没有对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>No chats of this account are kept here.</source>
        <translation>这里没有保留此账户的对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>Read from the server</source>
        <translation>从服务器读取</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>The server cannot be reached, and no chats of this account are kept on this computer.</source>
        <translation>无法连接服务器，此计算机上也没有保留此账户的对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>No connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>The server answered, but its list could not be read.</source>
        <translation>服务器有答复，但无法读取其列表。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>The chats could not be read</source>
        <translation>无法读取对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>No title or preview holds “{text}”.</source>
        <translation>没有标题或预览包含“{text}”。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_pane.py"/>
        <source>No chat fits these filters.</source>
        <translation>没有符合这些筛选条件的对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_rows.py"/>
        <source>Not certain</source>
        <translation>未确认</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_rows.py"/>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_rows.py"/>
        <source>Chats by title</source>
        <translation>按标题排列的对话</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>Search {n} chats</source>
        <extracomment>one: Search {n} chat</extracomment>
        <translation>
            <numerusform>搜索 {n} 个对话</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Positive</source>
        <translation>正面</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Negative</source>
        <translation>负面</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>Last changed first</source>
        <translation>最近更改在前</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>Order of the chats</source>
        <translation>对话的排序</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>and {n} rarer names</source>
        <extracomment>one: and {n} rarer name</extracomment>
        <translation>
            <numerusform>以及 {n} 个较少见的名称</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>None named</source>
        <translation>未指定</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>{name} ({count})</source>
        <translation>{name}（{count}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_search.py"/>
        <source>No {kind}</source>
        <translation>无{kind}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>Draft without words</source>
        <translation>没有文字的草稿</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Messages could not be decoded</source>
        <translation>消息无法解码</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_chooser.py"/>
        <source>Empty chat</source>
        <translation>空对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>raw text</source>
        <translation>原始文本</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>{n} messages</source>
        <extracomment>one: {n} message</extracomment>
        <translation>
            <numerusform>{n} 条消息</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>Positive feedback</source>
        <translation>正面反馈</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>Negative feedback</source>
        <translation>负面反馈</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>Feedback: {text}</source>
        <translation>反馈：{text}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>New since the last refresh</source>
        <translation>自上次刷新后新增</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>Changed since it was last opened</source>
        <translation>自上次打开后有更改</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>Not certain whether it arrived</source>
        <translation>不确定是否已送达</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/chat_list/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Last changed {time}</source>
        <translation>最近更改于 {time}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_carried_block.py"/>
        <source>{n} messages carried over</source>
        <extracomment>one: {n} message carried over</extracomment>
        <translation>
            <numerusform>沿用了 {n} 条消息</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_carried_block.py"/>
        <source>sent with the values they came with</source>
        <translation>按收到时的值发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_carried_block.py"/>
        <source>{first} to {last} shown</source>
        <translation>显示第 {first} 至 {last} 条</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_carried_block.py"/>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_carried_block.py"/>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_carried_block.py"/>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <source>positive</source>
        <translation>正面</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <source>negative</source>
        <translation>负面</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <source>other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <source>Other feedback</source>
        <translation>其他反馈</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <source>In words (optional)</source>
        <translation>文字说明（可选）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <source>{used} of {limit}</source>
        <translation>{used} / {limit}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_feedback_panel.py"/>
        <source>{used} of {limit} characters</source>
        <translation>{used} / {limit} 个字符</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_filament_question.py"/>
        <source>Which filament?</source>
        <translation>使用哪种耗材丝？</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_filament_question.py"/>
        <source>{origin} has {number} filaments, and a chat is about one. Which?</source>
        <translation>{origin} 中有 {number} 种耗材丝，而一个对话只针对一种。使用哪一种？</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_filament_question.py"/>
        <source>Use this filament</source>
        <translation>使用此耗材丝</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_filament_question.py"/>
        <source>Filaments</source>
        <translation>耗材丝</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_filament_question.py"/>
        <source>No name</source>
        <translation>无名称</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_filament_question.py"/>
        <source>Slot {n}</source>
        <translation>
            <numerusform>槽位 {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>Fill from project (.3mf, .gcode)…</source>
        <translation>从项目填入（.3mf、.gcode）…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>Take machine, process, filament and settings from a file; or drop one here</source>
        <translation>从文件读取打印机、工艺、耗材丝和设置；也可将文件拖放到此处</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>Use selection</source>
        <translation>使用当前选择</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>Take what a slicer had chosen when it last saved</source>
        <translation>采用切片软件上次保存时的选择</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>Use {program}'s selection</source>
        <translation>使用 {program} 的当前选择</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>Take what is chosen in {program} at the moment</source>
        <translation>读取 {program} 中当前选择的内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>Fill from project</source>
        <translation>从项目填入</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>Projects, G-code and presets ({endings})</source>
        <translation>项目、G-code 和预设 ({endings})</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_fill_buttons.py"/>
        <source>All files ({endings})</source>
        <translation>所有文件 ({endings})</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_footer.py"/>
        <source>Create chat</source>
        <translation>创建对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_footer.py"/>
        <source>Create chat ({keys})</source>
        <translation>创建对话（{keys}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_footer.py"/>
        <source>Close the window; the draft is kept</source>
        <translation>关闭窗口；草稿会保留</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_footer.py"/>
        <source>Stop the sending</source>
        <translation>停止发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_header.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_header.py"/>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_header.py"/>
        <source>Sent as {user}</source>
        <translation>以 {user} 的身份发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_header.py"/>
        <source>NO SUCH ACCOUNT</source>
        <translation>没有此账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_messages_panel.py"/>
        <source>Add message</source>
        <translation>添加消息</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>This draft is no longer there.</source>
        <translation>此草稿已不存在。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>draft saved</source>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>draft not saved</source>
        <translation>草稿未保存</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>The draft is not saved yet; it is kept in this window.</source>
        <translation>草稿尚未保存；它保留在此窗口中。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>Save again</source>
        <translation>再次保存</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>It is chat {id}.</source>
        <translation>这是对话 {id}。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>The chat was created.</source>
        <translation>对话已创建。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_presenter.py"/>
        <source>Open the draft</source>
        <translation>打开草稿</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <source>None. Type to search</source>
        <translation>无。输入以搜索</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>No slicer was found on this computer: names come from your chats and the catalogue.</source>
        <translation>此计算机上没有找到切片软件：名称来自您的对话和内置目录。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <source>Slicers…</source>
        <translation>切片软件…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <source>Does not fit this machine.</source>
        <translation>与此打印机不兼容。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <source>Not found on this computer.</source>
        <translation>在此计算机上未找到。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_fields.py"/>
        <source>Proposed by the machine.</source>
        <translation>由打印机预设推荐。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_filling.py"/>
        <source>Reading {file}…</source>
        <translation>正在读取 {file}…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_filling.py"/>
        <source>Only the first of {number} files was read.</source>
        <translation>共有 {number} 个文件，只读取了第一个。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_filling.py"/>
        <source>What was there before is replaced; Undo brings it back.</source>
        <translation>原有内容已被替换；使用“撤销”可恢复。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_filling.py"/>
        <source>Filled in from {name}.</source>
        <translation>已从 {name} 填入。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_list.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_popup.py"/>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>from {parent}</source>
        <translation>基于 {parent}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>unchecked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>Cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>Not for this machine</source>
        <translation>与此打印机不兼容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>Not for this machine · {program}</source>
        <translation>与此打印机不兼容 · {program}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>Not enabled in {program}</source>
        <translation>未在 {program} 中启用</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>Yours · {program}</source>
        <translation>您的预设 · {program}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>{program} · {vendor} · fits the machine</source>
        <translation>{program} · {vendor} · 与此打印机兼容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>{program} · {vendor}</source>
        <translation>{program} · {vendor}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>In this account's chats</source>
        <translation>此账户的对话中</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>Catalogue · {group}</source>
        <translation>目录 · {group}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_offers.py"/>
        <source>Filament library</source>
        <translation>耗材丝库</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_picker.py"/>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_picker.py"/>
        <source>{total} compatible</source>
        <translation>{total} 个兼容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_picker.py"/>
        <source>{total} known</source>
        <translation>已知 {total} 个</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_popup.py"/>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_popup.py"/>
        <source>Use “{text}” as it is</source>
        <translation>直接使用“{text}”</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_popup.py"/>
        <source>No names known yet: type one</source>
        <translation>尚无已知名称：请输入一个</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_words.py"/>
        <source>From {file}</source>
        <translation>来自 {file}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preset_words.py"/>
        <source>From {program}'s selection, {time}</source>
        <translation>来自 {program} 的选择，{time}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preview_panel.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_tabs.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/preview.py"/>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preview_panel.py"/>
        <source>Nothing to preview yet</source>
        <translation>还没有可预览的内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_preview_panel.py"/>
        <source>What you write under Write is shown here.</source>
        <translation>在“编写”中写下的内容会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>A chat needs at least one message.</source>
        <translation>对话至少需要一条消息。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>The raw messages may not be blank.</source>
        <translation>原始消息不能为空白。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>This message may not be blank.</source>
        <translation>此消息不能为空白。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>Say who speaks: this message has no role.</source>
        <translation>请指明发言者：此消息没有角色。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>The feedback may have at most {limit} characters.</source>
        <translation>反馈最多 {limit} 个字符。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>There is a null character at character {at}. Please remove it.</source>
        <translation>第 {at} 个字符是空字符。请将其删除。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>Character {at} is half of a character. Please remove it.</source>
        <translation>第 {at} 个字符只是半个字符。请将其删除。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>The settings must be a JSON object: names and values between {open} and {close}.</source>
        <translation>设置必须是 JSON 对象：名称和值写在 {open} 与 {close} 之间。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>The server says: {text}</source>
        <translation>服务器答复：{text}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>Line {line}, column {column}: the JSON stops before its end.</source>
        <translation>第 {line} 行第 {column} 列：JSON 未结束就中断了。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>The JSON is nested too deeply to be checked.</source>
        <translation>JSON 嵌套过深，无法检查。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>Line {line}, column {column}: this is not JSON.</source>
        <translation>第 {line} 行第 {column} 列：这不是 JSON。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>Not a message, but this: {value}</source>
        <translation>不是消息，而是：{value}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>No text (null)</source>
        <translation>没有文字（null）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>A truth value: {value}</source>
        <translation>布尔值：{value}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>A number: {value}</source>
        <translation>数字：{value}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>A list of {n} parts: {value}</source>
        <extracomment>one: A list of {n} part: {value}</extracomment>
        <translation>
            <numerusform>含 {n} 项的列表：{value}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>An object: {value}</source>
        <translation>对象：{value}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>Empty text</source>
        <translation>空文字</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>The chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>looking up the address</source>
        <translation>正在查找地址</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>sent, waiting for the answer</source>
        <translation>已发送，正在等待答复</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_problems.py"/>
        <source>reading the answer</source>
        <translation>正在读取答复</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_reading_bar.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_reading_bar.py"/>
        <source>Stop reading the file</source>
        <translation>停止读取文件</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>Exact</source>
        <translation>原样</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>Indented</source>
        <translation>缩进</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>Request as JSON</source>
        <translation>JSON 形式的请求</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>Copy JSON</source>
        <translation>复制 JSON</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>… ({n} more characters; Copy takes them all)</source>
        <translation>
            <numerusform>…（还有 {n} 个字符；复制时包含全部）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>{size} without the token</source>
        <translation>不含令牌为 {size}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>{bytes} bytes</source>
        <translation>{bytes} 字节</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>Copied, with {mask} in place of the token.</source>
        <translation>已复制，令牌以 {mask} 代替。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_request_panel.py"/>
        <source>Copied, with a placeholder in place of the token.</source>
        <translation>已复制，令牌以占位符代替。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_search_field.py"/>
        <source>Clear {name}</source>
        <translation>清除{name}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_search_field.py"/>
        <source>Show names</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_setting_names.py"/>
        <location filename="../../elegoo_chat_gui/ui/settings_page.py"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_setting_names.py"/>
        <source>{key} · {name}</source>
        <translation>{key} · {name}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_delegate.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>+ add setting…</source>
        <translation>+ 添加设置…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_model.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_rows.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_columns.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_copying.py"/>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_model.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_rows.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_copying.py"/>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>as in the preset, not sent</source>
        <translation>与预设相同，不发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>not sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>as in the preset</source>
        <translation>与预设相同</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>as preset</source>
        <translation>同预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>slicer default</source>
        <translation>切片软件默认值</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>preset not on this computer</source>
        <translation>预设不在此计算机上</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>preset missing</source>
        <translation>预设缺失</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>In the preset: {value}</source>
        <translation>预设中：{value}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>in place of {value}</source>
        <translation>代替 {value}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>Value of the new setting, which needs a name first</source>
        <translation>新设置的值，请先填写名称</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>There is a setting named {name} already.</source>
        <translation>已有名为 {name} 的设置。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_model.py"/>
        <source>{name} holds several values: write them as JSON, as they were shown.</source>
        <translation>{name} 含有多个值：请按显示的样子写成 JSON。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>Slicing settings as JSON</source>
        <translation>JSON 形式的切片设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Only differences</source>
        <translation>仅差异</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <location filename="../../elegoo_chat_gui/ui/tour/composing.py"/>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>Remove the chosen setting</source>
        <translation>移除所选设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>Send only settings whose values differ from the presets</source>
        <translation>只发送值与预设不同的设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>Send every setting of the table</source>
        <translation>发送表格中的所有设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>As long as this is not a JSON object it cannot be shown as a table.</source>
        <translation>只要这不是 JSON 对象，就无法显示为表格。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>Add all {n} values of the presets</source>
        <extracomment>one: Add the {n} value of the presets</extracomment>
        <translation>
            <numerusform>添加预设的全部 {n} 个值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>{n} settings</source>
        <extracomment>one: {n} setting</extracomment>
        <translation>
            <numerusform>{n} 项设置</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>none differs from the presets</source>
        <translation>均与预设相同</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>{n} differ from the presets</source>
        <extracomment>one: {n} differs from the presets</extracomment>
        <translation>
            <numerusform>{n} 项与预设不同</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settings_panel.py"/>
        <source>Slicing settings as a table</source>
        <translation>表格形式的切片设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settling.py"/>
        <source>The server's list does not hold this chat.</source>
        <translation>服务器上的列表中没有此对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settling.py"/>
        <source>It was looked for just now. If you are sure, send it again; nothing is sent by itself.</source>
        <translation>刚刚已查找过。如果确定，请再次发送；程序不会自行发送。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settling.py"/>
        <source>Write and send again</source>
        <translation>编辑并再次发送</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_settling.py"/>
        <source>It is still not certain whether the chat was created.</source>
        <translation>仍不确定对话是否已创建。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_tabs.py"/>
        <source>Write</source>
        <translation>编写</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_tabs.py"/>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_copying.py"/>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Write a message…</source>
        <translation>写一条消息…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Other role…</source>
        <translation>其他角色…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Message {n}, {role}</source>
        <translation>
            <numerusform>消息 {n}，{role}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Role: {role}</source>
        <translation>角色：{role}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>+{n} fields</source>
        <extracomment>one: +{n} field</extracomment>
        <translation>
            <numerusform>+{n} 个字段</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Sent along unchanged: {names}</source>
        <translation>原样一并发送：{names}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>carried over, edited</source>
        <translation>沿用，已编辑</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>carried over</source>
        <translation>沿用</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Too long to be edited here.</source>
        <translation>内容过长，无法在此编辑。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Edit message {n}</source>
        <translation>
            <numerusform>编辑消息 {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>More for message {n}</source>
        <translation>
            <numerusform>消息 {n} 的更多操作</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Other role</source>
        <translation>其他角色</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>Who speaks in this message?</source>
        <translation>此消息由谁发言？</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_turn.py"/>
        <source>({n} more characters)</source>
        <extracomment>one: ({n} more character)</extracomment>
        <translation>
            <numerusform>（还有 {n} 个字符）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>Drop the file to fill in machine, process, filament and settings</source>
        <translation>松开鼠标，即可从文件填入打印机、工艺、耗材丝和设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>Continue chat {id}</source>
        <translation>继续对话 {id}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>Sending to {server} as {user}… {phase}</source>
        <translation>正在以 {user} 的身份发送到 {server}… {phase}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>Looking on {server} whether it arrived…</source>
        <translation>正在 {server} 上查看是否已送达…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>continues a chat without a number</source>
        <translation>继续一个没有编号的对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_window.py"/>
        <source>continues #{id}</source>
        <translation>继续 #{id}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_write_panel.py"/>
        <source>Messages as raw text</source>
        <translation>原始文本形式的消息</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_write_panel.py"/>
        <source>The messages of this chat could not be read, so they go out as this one raw text. Other programs will not be able to read them either, unless you mend the text.</source>
        <translation>无法读取此对话的消息，因此它们将作为这一整段原始文本发出。除非修正此文本，其他程序也无法读取。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/compose/_write_panel.py"/>
        <source>{n} more characters are sent but not shown; so long a text cannot be edited here.</source>
        <extracomment>one: {n} more character is sent but not shown; so long a text cannot be edited here.</extracomment>
        <translation>
            <numerusform>另有 {n} 个字符会发送但未显示；文本过长，无法在此编辑。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>Text as it was received</source>
        <translation>收到的原始文本</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>Message {place} of {total}, {role}</source>
        <translation>第 {place} 条消息，共 {total} 条，{role}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_content.py"/>
        <source>Nothing is lost: below is the text as it was received.</source>
        <translation>没有丢失任何内容：下方是收到的原始文本。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>… and {n} more characters</source>
        <extracomment>one: … and {n} more character</extracomment>
        <translation>
            <numerusform>…还有 {n} 个字符</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Copy message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>Go to this message</source>
        <translation>转到此消息</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>Unfold or fold</source>
        <translation>展开或折叠</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>Copies the message to the clipboard</source>
        <translation>将消息复制到剪贴板</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>Makes it the current message and brings it onto the screen</source>
        <translation>将其设为当前消息并滚动到可见处</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>Shows the whole text of the message</source>
        <translation>显示消息的全部文字</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_accessible.py"/>
        <source>Shows or hides what else was received with the message</source>
        <translation>显示或隐藏随消息收到的其他内容</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_cards.py"/>
        <source>… ({n} more characters)</source>
        <translation>
            <numerusform>…（还有 {n} 个字符）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_change_notice.py"/>
        <source>Show difference</source>
        <translation>显示差异</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_documents.py"/>
        <source>image</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_find_bar.py"/>
        <source>Find in this chat</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_find_bar.py"/>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一个匹配项（Shift+F3）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_find_bar.py"/>
        <source>Next hit (F3)</source>
        <translation>下一个匹配项（F3）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_find_bar.py"/>
        <source>Close the find bar (Esc)</source>
        <translation>关闭查找栏（Esc）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_find_bar.py"/>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_find_bar.py"/>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_find_bar.py"/>
        <source>{number} of {total}</source>
        <translation>{number} / {total}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_find_bar.py"/>
        <source>{number} of {total}, looking on…</source>
        <translation>{number} / {total}，继续查找…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Write a new chat that begins with these messages ({keys})</source>
        <translation>以这些消息开头编写新对话（{keys}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Copy chat</source>
        <translation>复制对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Copy the whole conversation as text</source>
        <translation>将整个对话复制为文本</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Find in this chat ({keys})</source>
        <translation>在此对话中查找（{keys}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Questions of the user ({keys})</source>
        <translation>用户的提问（{keys}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Pages of the chat</source>
        <translation>对话的页面</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>{title} ({keys})</source>
        <translation>{title}（{keys}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Chat without a question</source>
        <translation>没有提问的对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>#{id}</source>
        <translation>#{id}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>No number</source>
        <translation>没有编号</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_header.py"/>
        <source>Created {time}</source>
        <translation>创建于 {time}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_outline.py"/>
        <source>Questions of the user</source>
        <translation>用户的提问</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_outline.py"/>
        <source>{n} questions (Alt+Up, Alt+Down)</source>
        <extracomment>one: {n} question (Alt+Up, Alt+Down)</extracomment>
        <translation>
            <numerusform>{n} 个提问（Alt+Up、Alt+Down）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_rows.py"/>
        <source>QR code, not loaded: {address}</source>
        <translation>二维码，未加载：{address}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_rows.py"/>
        <source>{n} more fields: {names}</source>
        <extracomment>one: {n} more field: {names}</extracomment>
        <translation>
            <numerusform>还有 {n} 个字段：{names}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_rows.py"/>
        <source>Show all of it</source>
        <translation>显示全部内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_rows.py"/>
        <source>The rest is in the raw JSON of the details.</source>
        <translation>其余内容见详情中的原始 JSON。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_rows.py"/>
        <source>Show all ({n} characters)</source>
        <translation>
            <numerusform>显示全部（{n} 个字符）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_settings_card.py"/>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_settings_card.py"/>
        <source>No settings were changed.</source>
        <translation>没有更改任何设置。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_settings_card.py"/>
        <source>{n} unchanged settings</source>
        <extracomment>one: {n} unchanged setting</extracomment>
        <translation>
            <numerusform>{n} 项未更改的设置</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_settings_card.py"/>
        <source>Show {n} cut or hidden values</source>
        <extracomment>one: Show {n} cut or hidden value</extracomment>
        <translation>
            <numerusform>显示 {n} 个被截断或隐藏的值</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>This message has no text.</source>
        <translation>此消息没有文字。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Settings applied</source>
        <translation>已应用的设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Settings applied (stored in the old form)</source>
        <translation>已应用的设置（以旧格式存储）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Explanations</source>
        <translation>说明</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_columns.py"/>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_copying.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Offered answers</source>
        <translation>提供的回答</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Suggested printing method</source>
        <translation>建议的打印方式</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Community support</source>
        <translation>社区支持</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Offered an upgrade of the account</source>
        <translation>建议升级账户</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer to slice the model</source>
        <translation>请求切片软件对模型切片</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer to orient all models</source>
        <translation>请求切片软件调整所有模型的朝向</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer to arrange all models</source>
        <translation>请求切片软件排列所有模型</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer to add printers</source>
        <translation>请求切片软件添加打印机</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer to change the printer</source>
        <translation>请求切片软件更换打印机</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer to add filaments</source>
        <translation>请求切片软件添加耗材丝</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer to change the filament</source>
        <translation>请求切片软件更换耗材丝</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Opened the support form</source>
        <translation>打开了支持表单</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Started the chat over</source>
        <translation>重新开始了对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Began to choose the slicing settings</source>
        <translation>开始选择切片设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer for its settings</source>
        <translation>向切片软件请求其设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Began to guide through a print problem</source>
        <translation>开始引导排查打印问题</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked whether to begin troubleshooting</source>
        <translation>询问是否开始排查问题</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Set the course of the troubleshooting</source>
        <translation>设定了排查问题的步骤</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked whether to end the troubleshooting</source>
        <translation>询问是否结束排查问题</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the user to choose from options</source>
        <translation>请用户从选项中选择</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Asked the slicer for “{name}”</source>
        <translation>向切片软件请求“{name}”</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Slicer error</source>
        <translation>切片软件错误</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Slicer warning</source>
        <translation>切片软件警告</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Slicer</source>
        <translation>切片软件</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>Slicer ({level})</source>
        <translation>切片软件（{level}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>The messages of this chat are empty.</source>
        <translation>此对话的消息为空。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>The messages of this chat are not JSON, from character {n} on.</source>
        <translation>
            <numerusform>从第 {n} 个字符起，此对话的消息不是 JSON。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>The messages of this chat are cut off at character {n}.</source>
        <translation>
            <numerusform>此对话的消息在第 {n} 个字符处被截断。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>The messages of this chat are nested too deeply to be read.</source>
        <translation>此对话的消息嵌套过深，无法读取。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>The messages of this chat are JSON, but not a list.</source>
        <translation>此对话的消息是 JSON，但不是列表。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>This chat came without messages.</source>
        <translation>收到的此对话不含消息。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/_words.py"/>
        <source>The server sent this chat in a form that cannot be read.</source>
        <translation>服务器发来的此对话格式无法读取。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/pane.py"/>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/pane.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Conversation</source>
        <translation>对话内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/pane.py"/>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>No chat selected</source>
        <translation>未选择对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/pane.py"/>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>Choose a chat from the list to read it.</source>
        <translation>请从列表中选择一个对话来阅读。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/pane.py"/>
        <source>No messages</source>
        <translation>没有消息</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/pane.py"/>
        <source>This chat was stored with an empty list of messages.</source>
        <translation>此对话存储的消息列表为空。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/pane.py"/>
        <source>Opening the chat…</source>
        <translation>正在打开对话…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Code copied</source>
        <translation>已复制代码</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Settings copied as a table</source>
        <translation>已将设置复制为表格</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Selection copied</source>
        <translation>已复制所选内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Message copied</source>
        <translation>已复制消息</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Message copied as Markdown</source>
        <translation>已将消息复制为 Markdown</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Chat copied</source>
        <translation>已复制对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Open {address}…</source>
        <translation>打开 {address}…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Copy setting</source>
        <translation>复制设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Setting copied</source>
        <translation>已复制设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Copy message as Markdown</source>
        <translation>将消息复制为 Markdown</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Copy code “{begin}”</source>
        <translation>复制代码“{begin}”</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Unfold everything in this message</source>
        <translation>展开此消息的全部内容</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Copy settings as a table</source>
        <translation>将设置复制为表格</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Show or hide</source>
        <translation>显示或隐藏</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Write to {address}</source>
        <translation>写信给 {address}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/conversation/view.py"/>
        <source>Opens {host} in the browser</source>
        <translation>在浏览器中打开 {host}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_model.py"/>
        <source>JSON in this text</source>
        <translation>此文本中的 JSON</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_model.py"/>
        <source>not read: {text} ({size})</source>
        <translation>未读取：{text}（{size}）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <source>The chat as received, as a tree</source>
        <translation>树形显示收到的对话原文</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <source>Value copied</source>
        <translation>已复制值</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <source>Key copied</source>
        <translation>已复制键</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <source>Copy from the raw JSON</source>
        <translation>从原始 JSON 复制</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <source>Copy key</source>
        <translation>复制键</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <source>Path copied</source>
        <translation>已复制路径</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_section.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_window.py"/>
        <source>Copy raw JSON</source>
        <translation>复制原始 JSON</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_json_tree.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_section.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_window.py"/>
        <source>Raw JSON</source>
        <translation>原始 JSON</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_section.py"/>
        <source>Show or hide the raw JSON</source>
        <translation>显示或隐藏原始 JSON</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_section.py"/>
        <source>Open in a window</source>
        <translation>在窗口中打开</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>The chat as received</source>
        <translation>收到的对话原文</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Tree</source>
        <translation>树形</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Previous hit (Shift+Enter)</source>
        <translation>上一个匹配项（Shift+Enter）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Next hit (Enter)</source>
        <translation>下一个匹配项（Enter）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>{size} more are not shown; copy to have all.</source>
        <translation>另有 {size} 未显示；复制可获取全部。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Long branches stay folded.</source>
        <translation>较长的分支保持折叠。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Raw JSON copied</source>
        <translation>已复制原始 JSON</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>{chosen} of {n}…</source>
        <translation>
            <numerusform>{chosen} / {n}…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>{chosen} of {n}</source>
        <translation>
            <numerusform>{chosen} / {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>No hits</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Search raw JSON</source>
        <translation>搜索原始 JSON</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_view.py"/>
        <source>Search raw JSON (Ctrl+F); Enter for the next hit, Shift+Enter for the one before</source>
        <translation>搜索原始 JSON（Ctrl+F）；按 Enter 转到下一个匹配项，按 Shift+Enter 转到上一个</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_raw_window.py"/>
        <source>Raw JSON of chat #{id}</source>
        <translation>对话 #{id} 的原始 JSON</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_sections.py"/>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/details/_sections.py"/>
        <source>Show all {n} characters</source>
        <translation>
            <numerusform>显示全部 {n} 个字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/details/_sections.py"/>
        <source>… {n} more characters in the raw JSON</source>
        <translation>
            <numerusform>…原始 JSON 中还有 {n} 个字符</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_model.py"/>
        <source>in the preset {value}</source>
        <translation>预设中为 {value}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <source>Search settings (Ctrl+F)</source>
        <translation>搜索设置（Ctrl+F）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <source>Copy all settings as a table</source>
        <translation>将全部设置复制为表格</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>No setting matches “{query}”.</source>
        <translation>没有与“{query}”匹配的设置。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/details/_settings_table.py"/>
        <source>{n} settings copied</source>
        <extracomment>one: {n} setting copied</extracomment>
        <translation>
            <numerusform>已复制 {n} 项设置</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Details of the chat</source>
        <translation>对话的详情</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Presets, settings and feedback of the open chat appear here.</source>
        <translation>打开的对话的预设、设置和反馈会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Slicing settings as received</source>
        <translation>收到的切片设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Other fields</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>None were sent with this chat.</source>
        <translation>此对话未附带任何设置。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>{n} of {total} differ from preset</source>
        <extracomment>one: {n} of {total} differs from preset</extracomment>
        <translation>
            <numerusform>{total} 项中有 {n} 项与预设不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>{n} cannot be compared: their presets' values are not known.</source>
        <extracomment>one: {n} cannot be compared: its preset's value is not known.</extracomment>
        <translation>
            <numerusform>有 {n} 项无法比较：其预设值未知。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>not given</source>
        <translation>未提供</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>only {n} blanks</source>
        <extracomment>one: only {n} blank</extracomment>
        <translation>
            <numerusform>仅 {n} 个空白字符</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>These settings are JSON, but not a table of names and values. As received:</source>
        <translation>这些设置是 JSON，但不是由名称和值组成的表格。收到的原文：</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/details/pane.py"/>
        <source>These settings are not valid JSON (line {line}, column {column}). As received:</source>
        <translation>这些设置不是有效的 JSON（第 {line} 行第 {column} 列）。收到的原文：</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>Save as preset</source>
        <translation>保存为预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>No preset is chosen.</source>
        <translation>未选择预设。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>A name has to be changed first.</source>
        <translation>请先修改名称。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>In the slicer, import the file with File → Import → Import Configs…</source>
        <translation>在切片软件的菜单中导入此文件：文件 → 导入 → 导入预设…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>Settings of the presets</source>
        <translation>预设的设置</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>{n} settings are written</source>
        <extracomment>one: {n} setting is written</extracomment>
        <translation>
            <numerusform>将写入 {n} 项设置</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>{written}, {rest}</source>
        <translation>{written}，{rest}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_dialog.py"/>
        <source>{n} are not</source>
        <extracomment>one: {n} is not</extracomment>
        <translation>
            <numerusform>{n} 项不写入</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_presenter.py"/>
        <source>There is nothing to save as a preset.</source>
        <translation>没有可保存为预设的内容。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_presenter.py"/>
        <source>No setting of this chat differs from its filament and its process.</source>
        <translation>此对话的设置与其耗材丝和工艺没有任何不同。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_presenter.py"/>
        <source>Saved as {n} presets</source>
        <extracomment>one: Saved as a preset</extracomment>
        <translation>
            <numerusform>已保存为 {n} 个预设</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_presenter.py"/>
        <source>In {folder}: {files}. In the slicer, use File → Import → Import Configs…</source>
        <translation>位于 {folder}：{files}。请使用切片软件的菜单：文件 → 导入 → 导入预设…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_rows.py"/>
        <source>Goes to</source>
        <translation>去向</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_rows.py"/>
        <source>Left out</source>
        <translation>不写入</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_rows.py"/>
        <source>Not saved</source>
        <translation>不保存</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_section.py"/>
        <source>Made from</source>
        <translation>基于</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_section.py"/>
        <source>Made from another preset…</source>
        <translation>基于其他预设…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_section.py"/>
        <source>None of these settings can be written.</source>
        <translation>这些设置都无法写入。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_section.py"/>
        <source>“{name}” is not on this computer. The file can be imported only where the slicer knows it.</source>
        <translation>“{name}”不在此计算机上。只有在切片软件已有该预设的计算机上，才能导入此文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_section.py"/>
        <source>Made from “{name}”.</source>
        <translation>基于“{name}”。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_section.py"/>
        <source>Made from “{name}” of {program}.</source>
        <translation>基于 {program} 的“{name}”。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_copying.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline_model.py"/>
        <source>Process preset</source>
        <translation>工艺预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>Filament preset</source>
        <translation>耗材丝预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>Name of the process preset</source>
        <translation>工艺预设的名称</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>Name of the filament preset</source>
        <translation>耗材丝预设的名称</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>The chat names no process that this one could be made from.</source>
        <translation>对话中没有指定可作为此预设基础的工艺。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>The chat names no filament that this one could be made from.</source>
        <translation>对话中没有指定可作为此预设基础的耗材丝。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>The preset needs a name.</source>
        <translation>请为预设填写名称。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>A name cannot hold any of {characters} or characters that are not seen.</source>
        <translation>名称不能包含 {characters} 中的任何字符，也不能包含不可见字符。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>A name cannot begin or end with a space.</source>
        <translation>名称不能以空格开头或结尾。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>A name cannot end with a full stop.</source>
        <translation>名称不能以句点（.）结尾。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>The name is too long: up to {limit} characters fit.</source>
        <translation>名称过长：最多 {limit} 个字符。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>This name is reserved by Windows or by the slicer.</source>
        <translation>此名称是 Windows 或切片软件的保留名称。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>A preset of the slicer has this name: it would refuse the file.</source>
        <translation>切片软件已有同名预设，会拒绝导入此文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>The other preset has this name too; they would be one file.</source>
        <translation>另一个预设也使用此名称；两者会成为同一个文件。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_copying.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline_model.py"/>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>not one value</source>
        <translation>不是单个值</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>a number belongs here</source>
        <translation>此处应为数字</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>no slicing setting</source>
        <translation>不是切片设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>would start programs</source>
        <translation>会启动程序</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/save_preset/_words.py"/>
        <source>not valid as text</source>
        <translation>不是有效的文本</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_chooser.py"/>
        <source>#{id} · {title}</source>
        <translation>#{id} · {title}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_chooser.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Compare with another chat</source>
        <translation>与其他对话比较</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_chooser.py"/>
        <source>Title, number or preset</source>
        <translation>标题、编号或预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_chooser.py"/>
        <source>Search the chats to compare with</source>
        <translation>搜索要比较的对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_chooser.py"/>
        <source>Chats to compare with</source>
        <translation>可比较的对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_chooser.py"/>
        <source>No chat matches.</source>
        <translation>没有匹配的对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_columns.py"/>
        <source>In this chat</source>
        <translation>此对话中</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_columns.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline_model.py"/>
        <source>In force</source>
        <translation>生效值</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_columns.py"/>
        <source>as the bed temperature of the other plate</source>
        <translation>与另一块打印板的热床温度相同</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_columns.py"/>
        <source>{n} earlier changes</source>
        <extracomment>one: {n} earlier change</extracomment>
        <translation>
            <numerusform>{n} 次较早的更改</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_columns.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_copying.py"/>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_copying.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline_model.py"/>
        <source>back to the preset</source>
        <translation>恢复为预设值</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_table.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline_model.py"/>
        <source>Go to message {n}</source>
        <translation>
            <numerusform>转到消息 {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_table.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline.py"/>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline.py"/>
        <source>Settings after each message</source>
        <translation>每条消息后的设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline_model.py"/>
        <source>new: {value}</source>
        <translation>新值：{value}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline_model.py"/>
        <source>still {value}</source>
        <translation>仍为 {value}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_timeline_model.py"/>
        <source>Message {n}</source>
        <translation>
            <numerusform>消息 {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Copy as a table for a mail or a Markdown editor</source>
        <translation>复制为表格，可粘贴到邮件或 Markdown 编辑器</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Save as preset…</source>
        <translation>保存为预设…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Save what differs as a preset file for the slicer</source>
        <translation>将有差异的设置保存为切片软件的预设文件</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Compare with another chat…</source>
        <translation>与其他对话比较…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Put another chat's settings beside these</source>
        <translation>将另一个对话的设置与这些设置并排显示</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Search by name, key, value or reason (Ctrl+F)</source>
        <translation>按名称、键、值或原因搜索（Ctrl+F）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>All {n}</source>
        <translation>
            <numerusform>全部 {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_tools.py"/>
        <source>All {n} settings, also those that are as in the preset</source>
        <translation>
            <numerusform>全部 {n} 项设置，包括与预设相同的</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>Other settings</source>
        <translation>其他设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>Filament · {page}</source>
        <translation>耗材丝 · {page}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>{value} {unit}</source>
        <translation>{value} {unit}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>message {n}: back to the preset</source>
        <translation>
            <numerusform>第 {n} 条消息：恢复为预设</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>message {n}: no value</source>
        <translation>
            <numerusform>消息 {n}：无值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>message {n}: {value}</source>
        <translation>
            <numerusform>消息 {n}：{value}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>not on this computer</source>
        <translation>不在此计算机上</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>assistant, message {n}</source>
        <translation>
            <numerusform>助手，消息 {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>this chat</source>
        <translation>此对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>Preset values from {program} on this computer, read {age}.</source>
        <translation>预设值来自此计算机上的 {program}，{age}读取。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>Not on this computer: {presets}.</source>
        <translation>不在此计算机上：{presets}。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>The preset “{name}” could not be read completely.</source>
        <translation>预设“{name}”未能完整读取。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>This chat names no presets.</source>
        <translation>此对话没有指定预设。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>machine “{name}”</source>
        <translation>打印机“{name}”</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>filament “{name}”</source>
        <translation>耗材丝“{name}”</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>process “{name}”</source>
        <translation>工艺“{name}”</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>Process preset at the end: “{name}”, selected in message {n}.</source>
        <translation>
            <numerusform>最终的工艺预设：“{name}”，在消息 {n} 中选择。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>{names} and {n} more</source>
        <translation>
            <numerusform>{names}，另有 {n} 项</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>Changed earlier and dropped when a preset was selected: {names}.</source>
        <translation>之前更改过、选择预设时被丢弃：{names}。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/_words.py"/>
        <source>{n} settings of this chat cannot be compared: their presets' values are not known.</source>
        <extracomment>one: {n} setting of this chat cannot be compared: its preset's value is not known.</extracomment>
        <translation>
            <numerusform>此对话有 {n} 项设置无法比较：其预设值未知。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Settings of the chat</source>
        <translation>对话的设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Settings that differ</source>
        <translation>有差异的设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Settings of two chats</source>
        <translation>两个对话的设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>The settings in force of two chats, side by side.</source>
        <translation>并排显示两个对话中生效的设置。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Choose a chat…</source>
        <translation>选择对话…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>The messages could not be decoded</source>
        <translation>消息无法解码</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>What the assistant changed is not known.</source>
        <translation>助手更改的内容未知。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>The assistant changed no settings</source>
        <translation>助手没有更改任何设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>The slicing settings that were sent with this chat cannot be read; the details show them.</source>
        <translation>随对话发送的切片设置无法读取；可在详情中查看。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>No settings to show</source>
        <translation>没有可显示的设置</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>The assistant changed no settings, and none were sent with this chat.</source>
        <translation>助手没有修改任何设置，此对话也没有附带设置。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>No settings in this chat</source>
        <translation>此对话中没有设置</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Show all {n} settings</source>
        <extracomment>one: Show {n} setting</extracomment>
        <translation>
            <numerusform>显示全部 {n} 项设置</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>No difference</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>What is known of both chats is the same.</source>
        <translation>两个对话中已知的设置都相同。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>No difference that is known</source>
        <translation>没有已知的差异</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Everything in force is as the presets have it.</source>
        <translation>所有生效的设置都与预设相同。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>Reading the settings…</source>
        <translation>正在读取设置…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>{n} settings are known of one chat only.</source>
        <extracomment>one: {n} setting is known of one chat only.</extracomment>
        <translation>
            <numerusform>有 {n} 项设置仅在一个对话中已知。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>The slicing settings that were sent with this chat cannot be read.</source>
        <translation>随此对话发送的切片设置无法读取。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/pane.py"/>
        <source>The messages could not be decoded: what the assistant changed is not known.</source>
        <translation>消息无法解码：助手更改的内容未知。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/presenter.py"/>
        <source>This is the chat itself</source>
        <translation>这就是当前对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/presenter.py"/>
        <source>Choose another one to compare it with.</source>
        <translation>请选择另一个对话进行比较。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/settings/presenter.py"/>
        <source>Reading the other chat…</source>
        <translation>正在读取另一个对话…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/settings/presenter.py"/>
        <source>{n} rows copied as a table</source>
        <extracomment>one: {n} row copied as a table</extracomment>
        <translation>
            <numerusform>已将 {n} 行复制为表格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_card.py"/>
        <source>{n} files could not be used</source>
        <extracomment>one: {n} file could not be used</extracomment>
        <translation>
            <numerusform>{n} 个文件无法使用</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_card.py"/>
        <source>Files of {name} that could not be used</source>
        <translation>{name} 中无法使用的文件</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>Slicers on this computer</source>
        <translation>此计算机上的切片软件</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>Look in another folder…</source>
        <translation>在其他文件夹中查找…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>Folders that you named</source>
        <translation>您指定的文件夹</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>Their presets are offered in new chats and compared with what a chat says. They are only read.</source>
        <translation>新建对话时可选用其中的预设，查看对话时会将其与对话中的设置比较。这些预设只读取，不会更改。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>no slicer in it</source>
        <translation>其中没有切片软件</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>Stop looking in {folder}</source>
        <translation>不再查找 {folder}</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_dialog.py"/>
        <source>A folder of a slicer</source>
        <translation>切片软件的文件夹</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_presenter.py"/>
        <source>Read {age}</source>
        <translation>{age}读取</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_presenter.py"/>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>{n} machines</source>
        <extracomment>one: {n} machine</extracomment>
        <translation>
            <numerusform>{n} 个打印机预设</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>{n} filaments</source>
        <extracomment>one: {n} filament</extracomment>
        <translation>
            <numerusform>{n} 个耗材丝预设</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>{n} processes</source>
        <extracomment>one: {n} process</extracomment>
        <translation>
            <numerusform>{n} 个工艺预设</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>{counts}; {n} of them yours</source>
        <extracomment>one: {counts}; {n} of them yours</extracomment>
        <translation>
            <numerusform>{counts}；其中 {n} 个是您自己的</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>No presets yet. Start it once and choose a printer, then read again.</source>
        <translation>尚无预设。请启动一次并选择打印机，然后重新读取。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>An older copy that the program no longer uses. Its presets are not offered.</source>
        <translation>该程序已不再使用的旧副本。其预设不提供选用。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>This version keeps its presets in a form that cannot be read here.</source>
        <translation>此版本保存预设的格式无法在此读取。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>Its files cannot be read.</source>
        <translation>其文件无法读取。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>Flatpak</source>
        <translation>Flatpak 版</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>AppImage</source>
        <translation>AppImage 版</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>portable</source>
        <translation>便携版</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>never started</source>
        <translation>从未启动</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>named by you</source>
        <translation>由您指定</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/screens/slicers/_words.py"/>
        <source>{file}: {why}</source>
        <translation>{file}：{why}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../elegoo_chat_gui/ui/settings_page.py"/>
        <source>Settings · {n} changed</source>
        <translation>
            <numerusform>设置 · {n} 项更改</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>Look around in the sandbox</source>
        <translation>先在沙盒中看看</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>Add an account…</source>
        <translation>添加账户…</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>Welcome to Elegoo Chats</source>
        <translation>欢迎使用 Elegoo Chats</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>The chats at the side are made up. They live in a sandbox on this computer, where nothing can be broken. To read and create real chats, add an account: a user ID and its token.</source>
        <translation>旁边的对话都是虚构的。它们位于此计算机上的沙盒中，在那里不会弄坏任何东西。要阅读和创建真实的对话，请添加账户：用户 ID 及其令牌。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <source>Search the chats</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/start_page.py"/>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/unsettled_sendings.py"/>
        <source>It had arrived: created as #{id}.</source>
        <translation>已经送达：创建为 #{id}。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/unsettled_sendings.py"/>
        <source>The draft is no longer needed and is gone.</source>
        <translation>草稿已不再需要，已删除。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/unsettled_sendings.py"/>
        <source>The server's list has no such chat.</source>
        <translation>服务器上的列表中没有此对话。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/unsettled_sendings.py"/>
        <source>The draft is kept. If you send it again, there will be one chat, unless the first still arrives.</source>
        <translation>草稿已保留。如果再次发送，将只有一个对话，除非第一次发送仍然送达。</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/unsettled_sendings.py"/>
        <source>Back to the drafts</source>
        <translation>放回草稿</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/view_menu.py"/>
        <source>Normal text size (now {percent} %)</source>
        <translation>正常文字大小（现为 {percent}%）</translation>
    </message>
    <message>
        <location filename="../../elegoo_chat_gui/ui/widgets/states.py"/>
        <source>Working</source>
        <translation>处理中</translation>
    </message>
</context>
</TS>
