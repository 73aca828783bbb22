import django.core.validators
import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
import waiban.kernel.zones
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('contacts', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='English name')),
                ('kind', models.CharField(choices=[('forum', 'forum'), ('dialogue', 'dialogue'), ('meeting', 'meeting'), ('festival', 'festival'), ('exhibition', 'exhibition'), ('campaign', 'campaign'), ('training', 'training'), ('visit_day', 'visit day')], default='meeting', max_length=12, verbose_name='kind')),
                ('mode', models.CharField(choices=[('onsite', 'on site'), ('online', 'online'), ('hybrid', 'hybrid')], default='onsite', max_length=8, verbose_name='mode')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('held', 'held'), ('cancelled', 'cancelled')], default='planned', max_length=10, verbose_name='status')),
                ('series', models.CharField(blank=True, max_length=80, verbose_name='series')),
                ('begins', waiban.kernel.dates.PartialDateField(verbose_name='date')),
                ('ends', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='until')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='begins at')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends at')),
                ('tz', models.CharField(blank=True, max_length=40, validators=[waiban.kernel.zones.known_zone], verbose_name='time zone')),
                ('precedence', models.CharField(choices=[('rank', 'by rank and office'), ('country', 'by the English names of the countries'), ('reply', 'by the date of reply')], default='rank', max_length=8, verbose_name='order of precedence')),
                ('venue', models.CharField(blank=True, max_length=120, verbose_name='venue')),
                ('hosts', models.CharField(blank=True, max_length=200, verbose_name='hosts')),
                ('participants', models.PositiveIntegerField(blank=True, null=True, verbose_name='participants')),
                ('outcome', models.TextField(blank=True, verbose_name='outcome')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'indexes': [models.Index(fields=['status', 'begins', 'id'], name='events_by_status'), models.Index(fields=['series', 'id'], name='events_even_series_22ffd4_idx'), models.Index(fields=['kind', 'id'], name='events_even_kind_4867e7_idx'), models.Index(fields=['mode', 'id'], name='events_even_mode_d3c5e9_idx'), models.Index(fields=['status', 'id'], name='events_even_status_bf451d_idx'), models.Index(fields=['city', 'id'], name='events_even_city_id_074b04_idx'), models.Index(fields=['participants', 'id'], name='events_even_partici_e2316d_idx'), models.Index(fields=['division', 'id'], name='events_even_divisio_6b3714_idx'), models.Index(fields=['person', 'id'], name='events_even_person__55083c_idx'), models.Index(fields=['begins', 'id', 'kind', 'mode', 'status', 'city', 'participants', 'division', 'person'], name='events_even_begins_81992c_idx'), models.Index(fields=['ends', 'id'], name='events_even_ends_ecfc19_idx')],
                'constraints': [models.UniqueConstraint(fields=('name', 'begins'), name='event_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('called', models.CharField(blank=True, max_length=120, verbose_name='name as announced')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='title as announced')),
                ('rank', models.CharField(blank=True, choices=[('head_of_state', 'head of state'), ('head_of_government', 'head of government'), ('minister_governor', 'minister or governor'), ('vice_minister', 'vice minister'), ('director_general_mayor', 'director-general or mayor'), ('director', 'director'), ('other', 'other')], max_length=24, verbose_name='rank')),
                ('side', models.CharField(choices=[('guest', 'guest'), ('host', 'host')], default='guest', max_length=5, verbose_name='side')),
                ('people', models.PositiveIntegerField(default=1, verbose_name='number of people')),
                ('invited_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='invited on')),
                ('replied_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='replied on')),
                ('confirmed', models.BooleanField(default=False, verbose_name='confirmed')),
                ('arrived', models.BooleanField(default=False, verbose_name='arrived')),
                ('needs', models.CharField(blank=True, max_length=160, verbose_name='needs')),
                ('seat', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='place set by hand')),
                ('seat_reason', models.CharField(blank=True, max_length=160, verbose_name='reason for the place')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='events.event')),
                ('organisation', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'guest',
                'verbose_name_plural': 'guests',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['person', 'event'], name='events_gues_person__fd1264_idx'), models.Index(fields=['rank', 'event'], name='events_gues_rank_1d01e1_idx'), models.Index(fields=['organisation', 'event'], name='events_gues_organis_3b6e2e_idx'), models.Index(fields=['city', 'event'], name='events_gues_city_id_167115_idx'), models.Index(fields=['country', 'event'], name='events_gues_country_772b9a_idx')],
            },
        ),
        migrations.CreateModel(
            name='WorkingGroup',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('status', models.CharField(choices=[('preparing', 'preparing'), ('working', 'at work'), ('dissolved', 'dissolved')], default='preparing', max_length=10, verbose_name='status')),
                ('set_up_on', waiban.kernel.dates.PartialDateField(verbose_name='set up on')),
                ('dissolved_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='dissolved on')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='purpose')),
                ('news', models.TextField(blank=True, verbose_name='latest news')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('event', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='events.event', verbose_name='event')),
                ('lead', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lead')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'working group',
                'verbose_name_plural': 'working groups',
                'indexes': [models.Index(fields=['name', 'id'], name='events_work_name_74408a_idx'), models.Index(fields=['event', 'id'], name='events_work_event_i_758fdb_idx'), models.Index(fields=['status', 'id'], name='events_work_status_868cba_idx'), models.Index(fields=['lead', 'id'], name='events_work_lead_id_2211f3_idx'), models.Index(fields=['division', 'id'], name='events_work_divisio_b04c7d_idx'), models.Index(fields=['person', 'id'], name='events_work_person__5ffbe1_idx'), models.Index(fields=['set_up_on', 'id', 'event', 'status', 'lead', 'division', 'person'], name='events_work_set_up__71cb00_idx')],
                'constraints': [models.UniqueConstraint(fields=('name', 'set_up_on'), name='working_group_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='GroupTask',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('text', models.CharField(max_length=200, verbose_name='task')),
                ('due_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='due on')),
                ('done_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='done on')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('owner', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='task of')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='events.workinggroup')),
            ],
            options={
                'verbose_name': 'task',
                'verbose_name_plural': 'tasks',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['owner', 'group'], name='events_grou_owner_i_43aa63_idx')],
            },
        ),
        migrations.CreateModel(
            name='GroupMember',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('other', models.CharField(blank=True, max_length=60, verbose_name='somebody else')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='unit')),
                ('duty', models.CharField(blank=True, max_length=120, verbose_name='duty')),
                ('user', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='of this office')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='events.workinggroup')),
            ],
            options={
                'verbose_name': 'member',
                'verbose_name_plural': 'members',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['user', 'group'], name='events_grou_user_id_fe3b8a_idx')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('kind', models.CharField(choices=[('nights', 'guest nights'), ('spend', 'spending of a guest a night (yuan)'), ('paid', 'paid on contracts (yuan)'), ('routes', 'new routes'), ('media', 'media items'), ('reach', 'people reached by media'), ('talents', 'new members of the talent pool'), ('volunteers', 'volunteers trained'), ('satisfaction', 'satisfaction (percent)')], default='nights', max_length=12, verbose_name='what is measured')),
                ('value', models.DecimalField(decimal_places=2, max_digits=14, validators=[django.core.validators.MinValueValidator(0)], verbose_name='value')),
                ('language', models.CharField(blank=True, max_length=40, verbose_name='language of the media')),
                ('measured_on', waiban.kernel.dates.PartialDateField(verbose_name='measured on')),
                ('source', models.CharField(max_length=160, verbose_name='source')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='events.event')),
            ],
            options={
                'verbose_name': 'figure',
                'verbose_name_plural': 'figures',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['kind', 'event'], name='events_meas_kind_b579c8_idx')],
            },
        ),
    ]
